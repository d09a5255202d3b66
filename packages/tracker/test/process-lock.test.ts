import { type ChildProcess, fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ownIdentity } from "../src/system/process-identity.ts";
import { lockHolder, removeLock, takeLock, wasLocked } from "../src/system/process-lock.ts";
import { bundledProgram } from "./support/bundled-program.ts";
import { temporaryFolder } from "./support/fake-machine.ts";

const never = Number.POSITIVE_INFINITY;
/** `GREEN_PLACE_LOCK_ROUNDS=1500 npx vitest run …` for the long form. */
const rounds = Number(process.env["GREEN_PLACE_LOCK_ROUNDS"] ?? 150);
const gone = { ...ownIdentity(), pid: spawnSync(process.execPath, ["-e", ""]).pid };
const contenders: ChildProcess[] = [];

beforeAll(async () => {
  const program = await bundledProgram("lock-contender.ts");
  contenders.push(...Array.from({ length: 4 }, () => fork(program)));
  await Promise.all(contenders.map((contender) => once(contender, "message")));
});
afterAll(() => {
  for (const contender of contenders) contender.kill();
});

/** What each of so many processes answers that try to take the lock at one instant. */
async function contend(name: string, count: number): Promise<readonly boolean[]> {
  const atMs = Date.now() + 3;
  const answers = contenders.slice(0, count).map(async (contender) => {
    const answer = once(contender, "message");
    contender.send({ name, atMs });
    return (await answer)[0] as boolean;
  });
  return Promise.all(answers);
}

test.each([
  ["nobody held", 0],
  ["a process held that was killed", 1],
  ["one process after the other held and was killed", 3],
])(
  "of two to four processes that take a lock that %s, one gets it",
  async (_, stale) => {
    const folder = temporaryFolder();
    const winners: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const name = join(folder, `run-${round}`);
      for (let generation = 0; generation < stale; generation++)
        writeFileSync(`${name}.lock.${generation}`, JSON.stringify({ process: gone }));
      winners.push((await contend(name, 2 + (round % 3))).filter(Boolean).length);
    }
    expect(winners.filter((count) => count !== 1)).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  },
  120_000,
);

test("a lock is its holder's until it is given back, and what was left is there for the next", () => {
  const name = join(temporaryFolder(), "run");
  expect(wasLocked(name)).toBe(false);
  const first = takeLock(name, never).lock!;
  expect(first).toMatchObject({ heldBefore: false, notes: [] });
  expect(takeLock(name, never).holder).toMatchObject({ process: ownIdentity(), sight: "alive" });
  expect(statSync(`${name}.lock.0`).mode & 0o777).toBe(0o600);
  first.release(["csv"]);
  expect(lockHolder(name, never)).toBeNull();
  const second = takeLock(name, never).lock!;
  expect(second).toMatchObject({ heldBefore: true, notes: [["csv"]] });
  second.release();
  expect(takeLock(name, never).lock?.notes).toEqual([["csv"]]);
  removeLock(name);
  expect(wasLocked(name)).toBe(false);
});

test.each([
  ["of another container", JSON.stringify({ process: { ...ownIdentity(), pidNamespace: "pid:[1]" } })],
  ["of another machine", JSON.stringify({ process: { ...ownIdentity(), boot: "another", host: "another" } })],
  ["whose name was lost", ""],
])("a lock %s is kept for as long as is asked for", (_, content) => {
  const name = join(temporaryFolder(), "run");
  writeFileSync(`${name}.lock.0`, content);
  expect(takeLock(name, never).holder?.sight).toBe("unseen");
  expect(takeLock(name, 60_000).holder?.sight).toBe("unseen");
  const minutesAgo = Date.now() / 1000 - 61;
  utimesSync(`${name}.lock.0`, minutesAgo, minutesAgo);
  expect(takeLock(name, never).holder?.sight).toBe("unseen");
  expect(takeLock(name, 60_000).lock).toBeDefined();
});
