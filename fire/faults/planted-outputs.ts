import { spawnSync } from "node:child_process";
import pMap from "p-map";
import type { Siege, Tally } from "../attack.ts";
import { sampleOf } from "../seeded-sample.ts";
import type { Target } from "../targets/target.ts";
import { outputOptions, plantedOutput } from "./planted-output.ts";

/** Pairs of target and option in the gate's share. */
const gatePairs = 20;

/** Sends each output to each target that can be planted here. `ownMounts`: nobody else sees what this process mounts. */
export async function plantedOutputs(
  targets: readonly Target[],
  program: string,
  { share, seed, scratch, atOnce }: Siege,
  ownMounts: boolean,
): Promise<Tally> {
  const has = { root: process.getuid?.() === 0, mounts: ownMounts };
  const able = targets.filter(({ needs = [] }) => needs.every((need) => has[need]));
  const pairs = able.flatMap((target) => outputOptions.map((option) => ({ target, option })));
  const chosen = share === "gate" ? sampleOf(pairs, gatePairs, seed) : pairs;
  const outcomes = await pMap(
    chosen,
    async ({ target, option }) =>
      (await plantedOutput(target, option, program, scratch)).map(
        (what) => `${option} to ${target.name}: ${what}`,
      ),
    { concurrency: atOnce },
  );
  const leftOut = targets
    .filter((target) => !able.includes(target))
    .map(({ name, needs = [] }) => `Outputs to ${name}: that takes ${needs.join(" and ")}.`);
  return { tried: chosen.length, broke: outcomes.flat(), ...(leftOut.length > 0 && { leftOut }) };
}

/** Whether this machine lets a process have mounts of its own. */
export const canHaveOwnMounts = (): boolean =>
  process.platform === "linux" &&
  process.getuid?.() === 0 &&
  spawnSync("unshare", ["-m", "sh", "-c", "mount -t tmpfs scratch /mnt"], { stdio: "ignore" }).status === 0;
