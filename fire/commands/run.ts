import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AttackedCommand, Scene } from "./command.ts";

/** The job's own exit code. */
const ownCode = 6;

const ranOf = (scene: Scene): string => join(scene.folder, "ran");
const jobsOf = (scene: Scene): readonly string[] => {
  const folder = join(scene.state, "jobs");
  return existsSync(folder) ? readdirSync(folder) : [];
};

/** What the job noted: `ran` each time that it was started, `over` at its end. */
const notesOf = (scene: Scene, note: string): number =>
  existsSync(ranOf(scene))
    ? readFileSync(ranOf(scene), "utf8")
        .split("\n")
        .filter((line) => line === note).length
    : 0;

/** A job that is started at once and notes that; its shell and it go on where green-place is killed. */
const run: AttackedCommand = {
  name: "run",
  argv: (scene) => [
    ...["run", "--zone", "FR", "--duration", "24h", "--within", "24h", "--"],
    ...[
      "sh",
      "-c",
      `echo ran >> "${ranOf(scene)}"; sleep 0.1; echo over >> "${ranOf(scene)}"; exit ${ownCode}`,
    ],
  ],
  // The second finds nothing left to do.
  afterwards: () => [
    ["run", "--resume"],
    ["run", "--resume"],
  ],
  faults(scene, { fault, attacked, afterwards }) {
    const broke: string[] = [];
    const times = notesOf(scene, "ran");
    const [resumed, again] = afterwards;
    const codes = [attacked, ...afterwards].map(({ code }) => code);
    const said = [attacked, ...afterwards].map(({ stderr }) => stderr.slice(0, 300)).join(" | ");
    if (times > 1) broke.push(`the job was started ${times} times`);
    if (fault === "none" && attacked.code !== ownCode)
      broke.push("an untouched run did not end with the job's code");
    // A refusal before the start, or the job's own code: nothing else may come out of a call that was not killed.
    const allowed = [ownCode, 2, 4];
    if (
      [...(attacked.signal === null ? [attacked] : []), resumed!, again!].some(
        ({ code }) => !allowed.includes(code!),
      )
    )
      broke.push(`a wrong exit code among ${codes.join(", ")}: ${said}`);
    // Killed after the run was over, it told nobody, and there is nothing to go on with.
    const toldNobody = attacked.signal !== null && notesOf(scene, "over") === 1 && resumed?.code === 2;
    if (times === 1 && !codes.includes(ownCode) && !toldNobody)
      broke.push(`the job's exit code was lost, it became ${codes.join(", ")}: ${said}`);
    if (times === 0 && codes.includes(ownCode))
      broke.push(`the exit code of a job that never ran: ${codes.join(", ")}`);
    if (again?.code !== 2) broke.push(`the last call found something to do: ${again?.stderr.slice(0, 300)}`);
    const left = jobsOf(scene);
    if (left.length > 0) broke.push(`left behind: ${left.join(", ")}: ${said}`);
    return broke;
  },
};
export default run;
