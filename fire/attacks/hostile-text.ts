import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pMap from "p-map";
import type { Attack } from "../attack.ts";
import { callProgram, greenPlace } from "../faults/called-process.ts";
import { hostileTexts, obeyedIn } from "../faults/hostile-texts.ts";
import { textFaults, textFormats } from "../faults/text-faults.ts";

/** Of more names more would be printed than is kept of a call. */
const NAMES_IN_FILE = 400;

/** Names in workload files, and runs of `track` with texts in its arguments. */
const shares = { gate: { names: 400, runs: 2 }, whole: { names: 4_000, runs: 60 } };

export const attackOn = (program: string = greenPlace): Attack => ({
  name: "hostile-text",
  does: "Texts of escapes, reversals, hidden characters, line ends, formulas and tags are put into workload names, arguments and traces, and printed in every format.",
  mustHold:
    "Nothing of them is obeyed by a terminal, begins a line, a cell or a formula of its own, and JSON gives them back as they were.",
  counts: "texts",
  async run({ share, seed, scratch, atOnce }) {
    const { names: count, runs } = shares[share];
    const names = hostileTexts(count, seed);
    const broke: string[] = [];
    const call = (argv: readonly string[], cwd: string) =>
      callProgram(program, argv, {
        cwd,
        env: { HOME: cwd, GREEN_PLACE_STATE_DIR: join(cwd, "state"), NO_COLOR: "1" },
      });
    const file = (list: readonly string[]): string => {
      const folder = mkdtempSync(join(scratch, "names-"));
      const workloads = list.map((name) => ({ name, energyKwh: 1, zone: "FR" }));
      writeFileSync(join(folder, "jobs.json"), JSON.stringify({ workloads }));
      return folder;
    };
    for (let from = 0; from < names.length; from += NAMES_IN_FILE) {
      const some = names.slice(from, from + NAMES_IN_FILE);
      for (const format of textFormats) {
        const argv = ["estimate", "--file", "jobs.json", "--format", format];
        const [plain, hostile] = await Promise.all([
          call(argv, file(some.map(() => "x"))),
          call(argv, file(some)),
        ]);
        const faults = textFaults(format, hostile, plain.stdout, some);
        broke.push(...faults.map((what) => `names from ${from} as ${format}: ${what}`));
      }
    }
    // An argument can't hold a NUL.
    const words = hostileTexts(runs, seed + 1).map((text) => text.replaceAll("\0", "") || "\u001b[2J");
    const outcomes = await pMap(
      words,
      async (text, index) => {
        const folder = mkdtempSync(join(scratch, "track-"));
        const outputs = [
          "--output",
          "runs.csv",
          "--json",
          "run.json",
          "--prometheus",
          "run.prom",
          "--record",
          "trace",
        ];
        const format = ["--output-format", index % 2 === 0 ? "green-place" : "codecarbon"];
        const track = [
          "track",
          `--project=${text}`,
          "--intensity",
          "30",
          "--metadata",
          "never",
          ...format,
          ...outputs,
        ];
        const ended = [
          await call([...track, "--", process.execPath, "-e", ""], folder),
          await call(["replay", "trace"], folder),
          await call(["replay", "trace", "--format", "json"], folder),
          await call(["regions", "--provider", text], folder),
          await call(["estimate", "--hours", "1", `--placement=${text}`], folder),
        ];
        const written = readdirSync(folder)
          .filter((name) => name !== "state" && name !== "trace")
          .map((name) => [name, readFileSync(join(folder, name), "utf8")] as const);
        const printed = ended.flatMap(({ stdout, stderr }, call) =>
          [stdout, stderr].map((each) => [`call ${call}`, each] as const),
        );
        const faults = [...written, ...printed].flatMap(([where, each]) => {
          const obeyed = obeyedIn(each);
          return obeyed === undefined ? [] : [`${where}: ${obeyed}`];
        });
        const csv = readFileSync(join(folder, "runs.csv"), "utf8");
        if (/(^|,)"?[=+@\t\r]/m.test(csv))
          faults.push(`runs.csv holds a formula: ${JSON.stringify(csv.slice(-300))}`);
        if (ended.some(({ code }) => code === 70)) faults.push("a call ended with 70");
        return faults.map((what) => `${JSON.stringify(text)}: ${what}`);
      },
      { concurrency: atOnce },
    );
    return {
      tried: names.length * textFormats.length + words.length * 5,
      broke: [...broke, ...outcomes.flat()],
    };
  },
});

const attack: Attack = attackOn();
export default attack;
