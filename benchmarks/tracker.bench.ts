import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MILLISECONDS_PER_SECOND } from "../packages/contract/src/index.ts";
import { percentile } from "../packages/core/src/uncertainty/percentile.ts";
import type { TrackReport } from "../packages/tracker/src/index.ts";
import { trackerProgram } from "../packages/tracker/test/support/tracker-process.ts";

/**
 * What the tracker itself costs, each figure against its limit: `tsx benchmarks/tracker.bench.ts [seconds of a run] [pairs]`.
 * The wall time of a CPU-bound command is compared in alternating pairs, with and without the tracker.
 */
const seconds = Number(process.argv[2] ?? 30);
const pairs = Number(process.argv[3] ?? 5);
const folder = mkdtempSync(join(tmpdir(), "green-place-bench-"));
const program = await trackerProgram();

function track(argv: readonly string[]): TrackReport {
  const json = join(folder, "report.json");
  const options = { json, gramsPerKwh: 100, cloudMetadata: "never", codecarbonConfig: false, quiet: true };
  writeFileSync(
    join(folder, "options.json"),
    JSON.stringify({ options, context: { stateDirectory: folder } }),
  );
  const { status, stderr } = spawnSync(
    process.execPath,
    [program, join(folder, "options.json"), "--", ...argv],
    {
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(readFileSync(json, "utf8")) as TrackReport;
}

const median = (values: readonly number[]): number =>
  percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
const timed = (run: () => unknown): number => {
  const begun = performance.now();
  run();
  return performance.now() - begun;
};

const short = track(["sleep", "2"]);
const long = track(["sleep", String(2 + seconds)]);
const starts = Array.from({ length: 9 }, () => track(["true"]).selfOverhead.startMs!);
// Running costs alone: what a longer run costs more than a short one.
const cpuShare = (long.selfOverhead.cpuS! - short.selfOverhead.cpuS!) / seconds;

// The same number of steps each time; found once, so that it takes about the seconds asked for.
const burn = (steps: number): string[] => [
  "-e",
  `let x=0;for(let i=0;i<${steps};i++)x+=Math.sqrt(i);if(x<0)console.log(x)`,
];
const probe = 2e8;
const steps = Math.round(
  (probe * seconds * MILLISECONDS_PER_SECOND) / timed(() => spawnSync(process.execPath, burn(probe))),
);
const ratios: number[] = [];
for (let pair = 0; pair < pairs; pair++) {
  const bare = timed(() => spawnSync(process.execPath, burn(steps)));
  // Without the start of the tracker's own Node, which has its own row.
  const tracked = track([process.execPath, ...burn(steps)]).durationS * MILLISECONDS_PER_SECOND;
  ratios.push(tracked / bare - 1);
}

const rows = [
  {
    what: "CPU at 1 Hz",
    figure: `${(100 * cpuShare).toFixed(3)} % of a core`,
    limit: "0.2 %",
    kept: cpuShare < 0.002,
  },
  {
    what: "start to first sample",
    figure: `${median(starts)} ms`,
    limit: "60 ms",
    kept: median(starts) < 60,
  },
  {
    what: "memory",
    figure: `${long.selfOverhead.rssMib!.toFixed(0)} MiB`,
    limit: "70 MiB",
    kept: long.selfOverhead.rssMib! < 70,
  },
  {
    what: "wall time of a command",
    figure: `${(100 * median(ratios)).toFixed(2)} %`,
    limit: "1 %",
    kept: median(ratios) < 0.01,
  },
];
for (const { what, figure, limit, kept } of rows) {
  console.log(`${what.padEnd(24)} ${figure.padStart(18)}   limit ${limit}${kept ? "" : "   NOT KEPT"}`);
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = rows.every(({ kept }) => kept) ? 0 : 1;
