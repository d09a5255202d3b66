import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { recover } from "../src/index.ts";
import { bundledProgram } from "./support/bundled-program.ts";
import { temporaryFolder } from "./support/fake-machine.ts";
import { startTracker, trackerProgram } from "./support/tracker-process.ts";

const rowsOf = (path: string): Record<string, string>[] =>
  parse(readFileSync(path, "utf8"), { columns: true });
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs a task `count` times, `atOnce` of them at the same time. */
async function repeat(count: number, atOnce: number, task: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) await task(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

test("200 kills at random moments: no split row, and no more than one interval lost", {
  timeout: 90_000,
}, async () => {
  const folder = temporaryFolder();
  const csv = join(folder, "runs.csv");
  const intervalMs = 200;
  await trackerProgram();
  // A fixed seed: the moments differ from one another, not from one run of the test to the next.
  let seed = 12_345;
  const random = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed / 2 ** 31;
  };
  const killedAt: { pid: number; atMs: number }[] = [];
  await repeat(200, 4, async (index) => {
    const { child, ended } = await startTracker(folder, { csv, intervalMs }, [
      "sh",
      "-c",
      "echo ready; exec sleep 30",
    ]);
    // Most are killed while they measure, some while they start.
    if (index % 5 > 0) await new Promise((resolve) => child.stdout!.once("data", resolve));
    await sleep(random() * 500);
    killedAt.push({ pid: child.pid!, atMs: Date.now() });
    process.kill(-child.pid!, "SIGKILL");
    await ended;
  });

  // Some trackers were killed before their first line was on the disk; they leave nothing, or a file without a line.
  const journals = readdirSync(join(folder, "state")).filter((name) =>
    readFileSync(join(folder, "state", name), "utf8").includes("\n"),
  );
  expect(journals.length).toBeGreaterThan(150);
  const pids = new Map(
    journals.map((name) => {
      const header = JSON.parse(readFileSync(join(folder, "state", name), "utf8").split("\n")[0]!) as {
        process: { pid: number };
        runId: string;
      };
      return [header.runId, header.process.pid];
    }),
  );
  const recovered = await recover({ stateDirectory: join(folder, "state") });
  expect(recovered.filter(({ problem }) => problem !== null)).toEqual([]);
  expect(recovered.length).toBe(journals.length);

  const rows = rowsOf(csv);
  expect(rows).toHaveLength(recovered.length);
  expect(new Set(rows.map((row) => row["run_id"])).size).toBe(rows.length);
  expect(readdirSync(join(folder, "state")).filter((name) => journals.includes(name))).toEqual([]);
  const lostMs = rows.map((row) => {
    const killed = killedAt.find(({ pid }) => pid === pids.get(row["run_id"]!))!;
    return killed.atMs - Date.parse(row["ended_at"]!);
  });
  // One interval, and the time that this busy machine takes to sample and sync.
  expect(Math.max(...lostMs)).toBeLessThan(intervalMs + 150);
  expect(rows.every((row) => row["recovered"] === "true" && Number(row["energy_kwh"]) >= 0)).toBe(true);
});

test("32 trackers on one CSV leave 32 rows under one header", { timeout: 60_000 }, async () => {
  const folder = temporaryFolder();
  const csv = join(folder, "runs.csv");
  await trackerProgram();
  await Promise.all(
    Array.from({ length: 32 }, async (_, index) => {
      const { ended } = await startTracker(folder, { csv, project: `run ${index}, "quoted"` }, ["true"]);
      expect((await ended).code).toBe(0);
    }),
  );
  const rows = rowsOf(csv);
  expect(rows).toHaveLength(32);
  expect(new Set(rows.map((row) => row["project"])).size).toBe(32);
  expect(readFileSync(csv, "utf8").match(/schema_version/g)).toHaveLength(1);
});

test("a run that still goes on is not recovered", async () => {
  const folder = temporaryFolder();
  const { child, ended } = await startTracker(folder, { csv: join(folder, "runs.csv") }, [
    "sh",
    "-c",
    "echo ready; sleep 30",
  ]);
  await new Promise((resolve) => child.stdout!.once("data", resolve));
  expect(await recover({ stateDirectory: join(folder, "state") })).toEqual([]);
  process.kill(-child.pid!, "SIGKILL");
  await ended;
  const [run] = await recover({ stateDirectory: join(folder, "state") });
  expect(run?.report?.recovered).toBe(true);
});

const canUnshare =
  process.platform === "linux" && spawnSync("unshare", ["-pf", "--mount-proc", "true"]).status === 0;
test.skipIf(!canUnshare)(
  "a living run is left alone from another pid namespace, and has one row in the end (needs unshare)",
  async () => {
    const folder = temporaryFolder();
    const state = join(folder, "state");
    const csv = join(folder, "runs.csv");
    const program = await bundledProgram("recover-cli.ts");
    const recoverElsewhere = (): { recovered: number; said: string[] } =>
      JSON.parse(
        spawnSync("unshare", ["-pf", "--mount-proc", process.execPath, program, state], { encoding: "utf8" })
          .stdout,
      );
    const { child, ended } = await startTracker(folder, { csv }, ["sh", "-c", "echo ready; sleep 2; exit 5"]);
    await new Promise((resolve) => child.stdout!.once("data", resolve));
    const { recovered, said } = recoverElsewhere();
    expect(recovered).toBe(0);
    expect(said.join()).toContain("left alone");
    expect((await ended).code).toBe(5);
    expect(recoverElsewhere()).toEqual({ recovered: 0, said: [] });
    expect(rowsOf(csv).map((row) => [row["exit_code"], row["recovered"]])).toEqual([["5", "false"]]);
    expect(readdirSync(state)).toEqual([]);
  },
);
