import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { FOREVER, jobFile, run, SOON, stateOf, statesOf, testFolder } from "./run-bench.ts";

describe("the exit code", () => {
  const file = testFolder();
  writeFileSync(join(file, "text"), "not a program");
  test.each([
    ["of success", ["true"], 0],
    ["of failure", ["sh", "-c", "exit 3"], 3],
    ["of a job that a signal ended", ["sh", "-c", "kill -TERM $$"], 143],
    ["of a job that was killed", ["sh", "-c", "kill -KILL $$"], 137],
    ["of a program that does not exist", ["no-such-program-anywhere"], 127],
    ["of a file that is no program", [join(testFolder(), "..")], 126],
  ])("%s", async (_, command, code) => {
    const runner = run("start", join(testFolder(), "run"), Date.now(), stateOf(command, [[0, FOREVER]]));
    expect(await runner.ended).toBe(code);
  });

  test("arguments reach the job as they are", async () => {
    const file = join(testFolder(), "out");
    const odd = ["a b", "$HOME", "`x`", '"', "'", "*", "", "-n"];
    const command = [
      "node",
      "-e",
      "fs.writeFileSync(process.argv[1], JSON.stringify(process.argv.slice(2)))",
      file,
      ...odd,
    ];
    expect(
      await run("start", join(testFolder(), "run"), Date.now(), stateOf(command, [[0, FOREVER]])).ended,
    ).toBe(0);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(odd);
  });
});

describe("an orderly end", () => {
  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("%s while the job is paused leaves nothing behind", async (signal, code) => {
    const folder = join(testFolder(), "run");
    const origin = Date.now();
    const runner = run(
      "start",
      folder,
      origin,
      stateOf(
        ["node", jobFile, join(testFolder(), "lines"), "3000", "0"],
        [
          [0, SOON],
          [FOREVER, FOREVER + 1],
        ],
      ),
    );
    const { pid } = await runner.until("started");
    await runner.until("paused");
    expect((await statesOf(pid!)).every((state) => state === "T")).toBe(true);
    runner.process.kill(signal);
    expect(await runner.ended).toBe(code);
    await wait(50);
    expect(await statesOf(pid!)).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });

  test("lets the job end in its own way, and passes on its exit code", async () => {
    const file = join(testFolder(), "out");
    const job = `trap 'echo tidied up > ${file}; exit 9' TERM; while :; do sleep 0.05; done`;
    const state = stateOf(
      ["sh", "-c", job],
      [
        [0, SOON],
        [FOREVER, FOREVER + 1],
      ],
    );
    const runner = run("start", join(testFolder(), "run"), Date.now(), state);
    await runner.until("paused");
    runner.process.kill("SIGTERM");
    expect(await runner.ended).toBe(9);
    expect(readFileSync(file, "utf8")).toBe("tidied up\n");
  });

  test("before the job was started: SIGINT forgets the run, SIGTERM keeps it for later", async () => {
    const origin = Date.now();
    for (const [signal, code, kept] of [
      ["SIGINT", 130, false],
      ["SIGTERM", 143, true],
    ] as const) {
      const folder = join(testFolder(), "run");
      const runner = run("start", folder, origin, stateOf(["true"], [[FOREVER, FOREVER + 1]]));
      await runner.until("waiting");
      runner.process.kill(signal);
      expect(await runner.ended).toBe(code);
      expect(existsSync(folder)).toBe(kept);
      if (kept) {
        const resumed = run("resume", folder, origin);
        await resumed.until("waiting");
        resumed.process.kill("SIGINT");
        expect(await resumed.ended).toBe(130);
      }
    }
  });

  test("SIGUSR1 reaches the job and changes nothing else", async () => {
    const file = join(testFolder(), "out");
    const job = `trap 'echo heard > ${file}; exit 4' USR1; while :; do sleep 0.05; done`;
    const runner = run(
      "start",
      join(testFolder(), "run"),
      Date.now(),
      stateOf(["sh", "-c", job], [[0, FOREVER]]),
    );
    await runner.until("started");
    await wait(150);
    runner.process.kill("SIGUSR1");
    expect(await runner.ended).toBe(4);
    expect(readFileSync(file, "utf8")).toBe("heard\n");
  });
});
