import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pMap from "p-map";
import type { Attack } from "../attack.ts";
import { callProgram, greenPlace } from "../faults/called-process.ts";
import { helperFaults } from "../faults/helper-faults.ts";
import { unlikelyFigures } from "../faults/unlikely-figures.ts";
import type { Helper } from "../helpers/helper.ts";
import { sampleOf } from "../seeded-sample.ts";
import { subjectsIn } from "../subjects.ts";

const watched = fileURLToPath(new URL("../faults/watched-process.mjs", import.meta.url));
/** The command's own exit code. */
const ownCode = 7;
const longestAfterS = 1.5;
const mostMib = 300;
const gateAttempts = 12;

interface Outcome {
  readonly broke: readonly string[];
  readonly afterS: number;
  readonly mib: number;
}

const textIn = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "");

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    // One that was killed and that nobody has waited for yet is over.
    return !/^State:\s+Z/m.test(textIn(`/proc/${pid}/status`));
  } catch {
    return false;
  }
};

function putProgram(folder: string, name: string, script: string): void {
  const file = join(folder, "bin", name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

/** Tracks a command of 0.4 s beside a helper that runs this script. */
async function attempt(helper: Helper, script: string, folder: string, program: string): Promise<Outcome> {
  mkdirSync(join(folder, "bin"), { recursive: true });
  for (const [name, text] of Object.entries(helper.beside ?? {})) putProgram(folder, name, text);
  putProgram(folder, helper.program, `cd '${folder}'\necho $$ >> helpers\n${script}`);
  const job = "sleep 0.4; date +%s%N > ended; exit 7";
  const argv = ["track", "--zone", "FR", "--metadata", "never", "--quiet", "--interval", "100ms"];
  const ended = await callProgram(
    program,
    [...argv, "--json", "report.json", ...(helper.options ?? []), "--", "sh", "-c", job],
    {
      cwd: folder,
      env: {
        PATH: `${join(folder, "bin")}:${process.env["PATH"]}`,
        HOME: folder,
        NODE_OPTIONS: `--import ${watched}`,
        FIRE_MEMORY: join(folder, "memory"),
        FIRE_PLATFORM: helper.platform,
        ...(helper.uid !== undefined && { FIRE_UID: String(helper.uid) }),
      },
    },
  );
  const afterS = Date.now() / 1000 - Number(textIn(join(folder, "ended"))) / 1e9;
  const mib = Number(textIn(join(folder, "memory"))) / 1024;
  const broke: string[] = [];
  if (ended.hung) broke.push("it never ended");
  else if (ended.code !== ownCode)
    broke.push(`the command's exit code ${ownCode} became ${ended.code}: ${ended.stderr}`);
  if (!(afterS < longestAfterS)) broke.push(`it ended ${afterS.toFixed(1)} s after the command`);
  if (!(mib < mostMib)) broke.push(`it took ${Math.round(mib)} MiB`);
  const report = textIn(join(folder, "report.json"));
  if (report === "") broke.push("no report");
  else broke.push(...unlikelyFigures(JSON.parse(report)));
  if (/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/.test(ended.stderr))
    broke.push("stderr has escapes");
  const pids = (file: string): number[] => textIn(join(folder, file)).split("\n").filter(Boolean).map(Number);
  if (pids("helpers").length === 0) broke.push("the helper was never called");
  for (const pid of pids("helpers")) if (isAlive(pid)) broke.push(`the helper ${pid} lives on`);
  // One that left its group can't be found by the tracker; here it is known.
  for (const pid of [...pids("helpers"), ...pids("escaped")]) if (isAlive(pid)) process.kill(pid, "SIGKILL");
  return { broke, afterS, mib };
}

export const attackOn = (
  helpers: () => Promise<readonly Helper[]>,
  program: string = greenPlace,
  faults: typeof helperFaults = helperFaults,
): Attack => ({
  name: "hung-helpers",
  does: "Programs that read sensors hang, ignore signals, leave children behind, print 512 MiB, nothing, noise or figures that cannot be, while a command is tracked.",
  mustHold: `Tracking ends within ${longestAfterS} s of the command, with its exit code, under ${mostMib} MiB; no figure is negative or without end, and no helper lives on.`,
  counts: "faults",
  async run({ seed, share, scratch, atOnce }) {
    if (process.platform !== "linux")
      return {
        tried: 0,
        broke: [],
        leftOut: ["Other machines than Linux: the helpers are scripts that need procfs."],
      };
    const all = (await helpers()).flatMap((helper) => faults.map((fault) => ({ helper, fault })));
    const chosen = share === "gate" ? sampleOf(all, gateAttempts, seed) : all;
    const outcomes = await pMap(
      chosen,
      ({ helper, fault }, index) =>
        attempt(helper, fault.script(helper), join(scratch, String(index)), program),
      { concurrency: Math.min(2, atOnce) },
    );
    return {
      tried: chosen.length,
      broke: outcomes.flatMap(({ broke }, index) => {
        const { helper, fault } = chosen[index]!;
        return broke.length === 0
          ? []
          : [`${helper.program} (${helper.platform}) ${fault.name}: ${broke.join("; ")}`];
      }),
      worst: {
        "s after the command": Math.max(...outcomes.map(({ afterS }) => afterS)),
        "MiB of memory": Math.max(...outcomes.map(({ mib }) => mib)),
      },
    };
  },
});

const hungHelpers: Attack = attackOn(() => subjectsIn<Helper>("helpers"));
export default hungHelpers;
