import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { hostname, uptime } from "node:os";
import { expect, test } from "vitest";
import { ownIdentity, type ProcessIdentity, sightOf } from "../src/system/process-identity.ts";
import { bundledProgram } from "./support/bundled-program.ts";

const own = ownIdentity();
const linux = process.platform === "linux";
const sight = (other: Partial<ProcessIdentity>, lastSignMs = Date.now()): string =>
  sightOf({ ...own, ...other }, lastSignMs);

test("a living process is alive, one that ended is gone, and so is one whose id another has now", () => {
  expect(own).toMatchObject({ pid: process.pid, start: expect.any(String), host: hostname() });
  expect(sight({})).toBe("alive");
  expect(sight({ pid: spawnSync(process.execPath, ["-e", ""]).pid })).toBe("gone");
  expect(sight({ start: "1" })).toBe("gone");
  expect(sight({ pid: process.ppid })).toBe("gone");
});

test("a process that has ended is gone while its parent has not asked for it yet", async () => {
  const child = spawn("sh", ["-c", "sleep 0.01 & echo $!; exec sleep 5"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [line] = (await once(child.stdout!, "data")) as [Buffer];
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(sight({ pid: Number(line.toString()) })).toBe("gone");
  child.kill();
});

test("of a machine that was booted again every process is gone, unless it gave a sign since", () => {
  const beforeBoot = Date.now() - uptime() * 1000 - 60_000;
  expect(sight({ boot: "an earlier one" }, beforeBoot)).toBe("gone");
  expect(sight({ boot: "an earlier one" })).toBe("unseen");
});

test("of another container or another machine nothing can be told", () => {
  expect(sight({ boot: "another", host: "another" }, 0)).toBe("unseen");
  expect(sight({ pidNamespace: "pid:[1]", host: "another" }, 0)).toBe("unseen");
  // A name alone is none: the same machine after it was given another.
  if (linux) expect(sight({ host: "another" })).toBe("alive");
});

test("without a start that can be read, an id that is in use tells nothing", () => {
  expect(sight({ start: null })).toBe("unseen");
});

const canUnshare = linux && spawnSync("unshare", ["-pf", "--mount-proc", "true"]).status === 0;
test.skipIf(!canUnshare)(
  "from another pid namespace a living process can't be seen (needs unshare)",
  async () => {
    const program = await bundledProgram("see-process.ts");
    const seen = (...unshare: string[]): string =>
      spawnSync(unshare[0]!, [...unshare.slice(1), process.execPath, program, JSON.stringify(own)], {
        encoding: "utf8",
      }).stdout.trim();
    expect(seen("env")).toBe("alive");
    expect(seen("unshare", "-pf", "--mount-proc")).toBe("unseen");
    expect(seen("unshare", "-pf")).toBe("unseen");
    // Of its own namespace it sees itself, also below a /proc of another.
    expect(seen("unshare", "-pf", "sh", "-c", '"$0" "$1"; true')).toBe("alive");
  },
);
