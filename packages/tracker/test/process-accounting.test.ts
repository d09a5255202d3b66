import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { makeChildCgroup } from "../src/attribution/child-cgroup.ts";
import { openChildAccounting } from "../src/attribution/process-accounting.ts";
import { startWrapped } from "../src/run/wrapped-command.ts";
import { temporaryFolder } from "./support/fake-machine.ts";
import { expectNear } from "./support/golden.ts";

/** Seconds that a shell's `times` has printed: its own and its children's, user and system. */
const totalOf = (text: string): number =>
  [...text.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );

const makers = { cgroup: makeChildCgroup, "process-tree": async () => null };

// What a shell counts of its children is the kernel's own account of them, in steps of 10 ms.
test.each(["cgroup", "process-tree"] as const)(
  "100 children of 20 ms CPU within one sample, by %s",
  async (method) => {
    if (method === "cgroup") {
      const group = await makeChildCgroup(`green-place-test-${process.pid}`);
      await group?.remove();
      if (!group) return;
    }
    const file = join(temporaryFolder(), "times");
    const burn = "i=0; while [ $i -lt 40000 ]; do i=$((i+1)); done";
    const script = `for n in $(seq 100); do sh -c '${burn}' & if [ $((n % 2)) = 0 ]; then wait; fi; done; wait; times > ${file}.new; mv ${file}.new ${file}; exec sleep 30`;
    const { accounting, cgroup, follow } = await openChildAccounting(
      `green-place-test-${process.pid}`,
      makers[method],
    );
    expect(accounting.method).toBe(method);
    const command = startWrapped(["sh", "-c", script], {
      cwd: "/",
      env: process.env,
      cgroup,
      warn: () => undefined,
    });
    await follow(command.pid);
    while (!existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 20));
    // While the command runs its children are long gone; after its end nothing of it may get lost either.
    const during = await accounting.read();
    command.stop();
    await command.ended;
    await follow(null);
    const after = await accounting.read();
    await accounting.close();
    const truth = totalOf(readFileSync(file, "utf8"));
    expect(truth).toBeGreaterThan(1);
    expectNear(during.cpuSeconds!, truth, 0.1);
    expectNear(after.cpuSeconds!, truth, 0.1);
  },
);

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test.each(["linux", "darwin"] as const)(
  "without procfs and ps, %s: 0 before the command starts, not known from then on",
  async (platform) => {
    vi.spyOn(process, "platform", "get").mockReturnValue(platform);
    vi.stubEnv("PATH", "/nowhere");
    const { accounting, follow } = await openChildAccounting("x", makers["process-tree"], "/nowhere");
    expect((await accounting.read()).cpuSeconds).toBe(0);
    await follow(process.pid);
    expect((await accounting.read()).cpuSeconds).toBeNull();
    await follow(null);
    expect((await accounting.read()).cpuSeconds).toBeNull();
  },
);

test("a command that never started has used no CPU time", async () => {
  const { accounting, follow } = await openChildAccounting("x", makers["process-tree"]);
  await follow(null);
  expect((await accounting.read()).cpuSeconds).toBe(0);
});
