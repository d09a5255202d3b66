import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TrackReport } from "@green-place/tracker";
import { describe, expect, test } from "vitest";
import { startCli, testFolder } from "./cli-process.ts";

/** Tracks a command of 0.6 s that exits with 5, with a fake program of this name on the PATH. */
async function trackWith(helper: string, script: string) {
  const folder = testFolder();
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin", helper), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, "bin", helper), 0o755);
  const argv = ["track", "--metadata", "never", "--zone", "FR", "--json", "report.json", "--quiet"];
  const begun = performance.now();
  const env = { PATH: `${join(folder, "bin")}:${process.env["PATH"]}` };
  const tracker = startCli([...argv, "--", "sh", "-c", "echo up >&2; sleep 0.6; exit 5"], folder, env);
  await tracker.says("up");
  const up = performance.now();
  const { code, err } = await tracker.ended;
  const report = JSON.parse(readFileSync(join(folder, "report.json"), "utf8")) as TrackReport;
  const afterMs = performance.now() - up - 600;
  return { code, err, afterMs, beforeMs: up - begun, report };
}

const nvidiaList = `case "$1" in -L) echo 'GPU 0: NVIDIA Test (UUID: GPU-aaaa)'; exit ;; --help-query-gpu) exit ;; esac`;

describe("a helper program cannot hold up a tracked command or take its exit code", () => {
  test.each([
    ["nvidia-smi", "hangs", "exec sleep 60"],
    ["nvidia-smi", "hangs and ignores SIGTERM", "trap '' TERM HUP INT; while :; do sleep 1; done"],
    ["nvidia-smi", "leaves a child that holds its stdout", "sleep 60 & exit 0"],
    [
      "nvidia-smi",
      "floods without a line feed",
      `${nvidiaList}\nhead -c 536870912 /dev/zero | tr '\\0' x; sleep 60`,
    ],
    ["nvidia-smi", "floods its list", "yes 'GPU 0: NVIDIA Test (UUID: GPU-aaaa)' | head -c 536870912"],
    ["amd-smi", "hangs", "exec sleep 60"],
    [
      "amd-smi",
      "prints JSON that cannot be a reading",
      `awk 'BEGIN{printf "[{\\"gpu\\":"; for(i=0;i<9000;i++) printf "["; for(i=0;i<9000;i++) printf "]"; print "}]"}'`,
    ],
    ["rocm-smi", "floods", "yes | head -c 536870912"],
  ])("%s %s", async (helper, _, script) => {
    const { code, afterMs, report } = await trackWith(helper, script);
    expect(code).toBe(5);
    expect(report.exitCode).toBe(5);
    expect(afterMs).toBeLessThan(1500);
    expect(report.selfOverhead.rssMib).toBeLessThan(300);
  });
});

test("a fault in the tracker's own code leaves the command's exit code, and the report is written", async () => {
  const folder = testFolder();
  const fault = join(folder, "fault.mjs");
  writeFileSync(
    fault,
    `setInterval(function () {
      // The command has begun.
      if (!existsSync("up")) return;
      clearInterval(this);
      setTimeout(() => void Promise.reject(new Error("again")), 50);
      throw new Error("planted");
    }, 20).unref();
    import { existsSync } from "node:fs";
    `,
  );
  const argv = ["track", "--metadata", "never", "--zone", "FR", "--json", "report.json", "--quiet"];
  const env = { NODE_OPTIONS: `--import ${fault}` };
  const { code, err } = await startCli([...argv, "--", "sh", "-c", "touch up; sleep 1; exit 5"], folder, env)
    .ended;
  expect(code).toBe(5);
  expect(err).toMatch(/a fault in the measurement \(planted\); the command goes on\.\n/);
  const report = JSON.parse(readFileSync(join(folder, "report.json"), "utf8")) as TrackReport;
  expect(report.exitCode).toBe(5);
});
