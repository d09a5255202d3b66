import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Attack, Tally } from "../attack.ts";
import { greenPlace } from "../faults/called-process.ts";
import { canHaveOwnMounts, plantedOutputs } from "../faults/planted-outputs.ts";
import { subjectsIn } from "../subjects.ts";
import type { Target } from "../targets/target.ts";

const withOwnMounts = fileURLToPath(new URL("../faults/with-own-mounts.ts", import.meta.url));

const attack: Attack = {
  name: "planted-outputs",
  does: "Every output of `track` is sent to files, folders, links, pipes, sockets, devices, full disks and what other users have planted.",
  mustHold:
    "The target stays what it was, nothing beside it is touched or left behind, the command keeps its exit code, and one sentence says what was not written.",
  counts: "outputs",
  async run(siege) {
    if (!canHaveOwnMounts())
      return plantedOutputs(await subjectsIn<Target>("targets"), greenPlace, siege, false);
    const argv = ["-m", process.execPath, ...process.execArgv, withOwnMounts, JSON.stringify(siege)];
    const { stdout } = await promisify(execFile)("unshare", argv, { maxBuffer: 1 << 24 });
    return JSON.parse(stdout) as Tally;
  },
};
export default attack;
