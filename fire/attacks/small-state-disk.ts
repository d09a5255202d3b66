import { existsSync, mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pMap from "p-map";
import type { Attack } from "../attack.ts";
import { callProgram, greenPlace } from "../faults/called-process.ts";
import { maySmallDisk, onSmallDisk, type SmallDisk } from "../faults/small-disk.ts";
import { sampleOf } from "../seeded-sample.ts";

/** Attempts of the gate's share. */
const gateAttempts = 24;

/** The job's own exit code: no other code may stand for it. */
const ownCode = 6;

/** What the job does to the disk of the state, in the shell, after it noted on another disk that it ran. */
interface Course {
  readonly name: string;
  readonly job: string;
  /** Whether it kills green-place, so that only a resumed run can tell the exit code. */
  readonly kills?: true;
  /** Whether nobody can note that the run is over: told once, it stays there, and its exit code is lost to whoever resumes it. */
  readonly blocks?: true;
}

const courses: readonly Course[] = [
  { name: "nothing more", job: "" },
  { name: "the job fills the disk", job: 'cat /dev/zero > "$STATE/more" 2> /dev/null;' },
  {
    name: "the disk becomes read-only under the job",
    job: 'mount -o remount,ro "$STATE";',
    blocks: true,
  },
  {
    name: "the job fills the disk and green-place is killed",
    job: 'cat /dev/zero > "$STATE/more" 2> /dev/null; kill -9 "$(cut -d " " -f 4 "/proc/$PPID/stat")"; sleep 0.1;',
    kills: true,
  },
];

type Command = "run" | "track";

const argvOf: Readonly<Record<Command, readonly string[]>> = {
  run: ["run", "--zone", "FR", "--duration", "24h", "--within", "24h"],
  track: ["track", "--zone", "FR", "--metadata", "never", "--quiet"],
};

const disks: readonly Omit<SmallDisk, "at">[] = [
  ...Array.from({ length: 13 }, (_, n) => ({ leftKib: n * 4, inodes: 1000, readOnly: false })),
  ...Array.from({ length: 12 }, (_, n) => ({ leftKib: 1024, inodes: n, readOnly: false })),
  { leftKib: 1024, inodes: 1000, readOnly: true },
];

export interface PlannedDisk {
  readonly command: Command;
  readonly course: Course;
  readonly disk: Omit<SmallDisk, "at">;
}

/** Nobody can go on with a command that was tracked by a green-place that was killed: that is the attack `killed`. */
const everything: readonly PlannedDisk[] = (["run", "track"] as const).flatMap((command) =>
  courses
    .filter(({ kills }) => command === "run" || !kills)
    .flatMap((course) => disks.map((disk) => ({ command, course, disk }))),
);

/** After the call room is made, and whoever can goes on with the run, again if that is killed too. */
const callAndResume = `
"$@"; echo "$?" >> "$CODES"
for time in first second; do
  sleep 0.3
  mount -o remount,rw,nr_inodes=1000 "$STATE"; rm -f "$STATE/filler" "$STATE/more"
  [ -n "$(ls "$STATE/jobs" 2> /dev/null)" ] || break
  "$1" "$2" run --resume; echo "$?" >> "$CODES"
done
ls -A "$STATE/jobs" >> "$LEFT" 2> /dev/null
exit 0`;

async function faultsOf(
  { command, course, disk }: PlannedDisk,
  program: string,
  scratch: string,
): Promise<string[]> {
  const folder = mkdtempSync(join(scratch, "disk-"));
  const fileOf = (name: string): string => join(folder, name);
  const linesOf = (name: string): readonly string[] => {
    const text = existsSync(fileOf(name)) ? readFileSync(fileOf(name), "utf8") : "";
    return text.split("\n").slice(0, -1);
  };
  const state = fileOf("state");
  mkdirSync(state);
  const job = `echo ran >> "${fileOf("ran")}"; ${course.job} exit ${ownCode}`;
  const { stderr, hung } = await callProgram(program, [...argvOf[command], "--", "sh", "-c", job], {
    cwd: folder,
    through: [...onSmallDisk({ ...disk, at: state }), "/bin/sh", "-c", callAndResume, "call"],
    env: {
      ...{ HOME: folder, GREEN_PLACE_STATE_DIR: state, GREEN_PLACE_CACHE: fileOf("cache"), NO_COLOR: "1" },
      ...{ STATE: state, CODES: fileOf("codes"), LEFT: fileOf("left") },
    },
  });
  const times = linesOf("ran").length;
  const codes = linesOf("codes");
  const broke: string[] = [];
  if (hung) broke.push("a call hung");
  if (/^\s+at .*:\d+:\d+\)?$/m.test(stderr)) broke.push("a stack was printed");
  if (linesOf("left").length > 0 && !course.blocks) broke.push(`left behind: ${linesOf("left").join(", ")}`);
  if (times > 1 || (command === "track" && times === 0)) broke.push(`the job was started ${times} times`);
  // Calls that refused or were killed, then the one that tells the job's own code, and nothing after it.
  const own = codes.indexOf(String(ownCode));
  const allowed = command === "track" ? [] : course.kills && times > 0 ? ["2", "4", "137"] : ["2", "4"];
  const others = own < 0 || !course.blocks ? codes.filter((_, n) => n !== own) : codes.slice(0, own);
  if (codes.length === 0 || others.some((code) => !allowed.includes(code))) broke.push("a wrong exit code");
  if (times > 0 && own < 0) broke.push(`the job's exit code ${ownCode} was lost`);
  if (broke.length === 0) return [];
  return [
    ...broke,
    `exit codes ${codes.join(", ")}; the job ran ${times} times; said: ${stderr.slice(0, 500)}`,
  ];
}

const nameOf = ({ command, course, disk }: PlannedDisk): string =>
  `${command}, ${disk.readOnly ? "read-only" : `${disk.leftKib} KiB and ${disk.inodes} inodes left`}, ${course.name}`;

export const attackOn = (
  program: string = greenPlace,
  planned: readonly PlannedDisk[] = everything,
): Attack => ({
  name: "small-state-disk",
  does: "The folder of the state lies on a disk with no room, a little room, no inodes, or one that is read-only, from the start or while the job runs; then room is made and the run goes on.",
  mustHold:
    "The job is started once and its exit code comes through, or it is not started, and that is said.",
  counts: "disks",
  async run({ seed, share, scratch, atOnce }) {
    if (!maySmallDisk(scratch))
      return { tried: 0, broke: [], leftOut: ["Disks of a few KiB: only root may mount one here."] };
    const chosen = share === "gate" ? sampleOf(planned, gateAttempts, seed) : planned;
    const outcomes = await pMap(chosen, (each) => faultsOf(each, program, scratch), { concurrency: atOnce });
    const broke = outcomes.flatMap((faults, index) =>
      faults.length > 0 ? [`${nameOf(chosen[index]!)}: ${faults.join("; ")}`] : [],
    );
    return { tried: chosen.length, broke };
  },
});

const smallStateDisk: Attack = attackOn();
export default smallStateDisk;
