/**
 * Whole-process time of `when --intensity-file` on a year of five-minute points against an empty Node and against a Node that reads
 * the file, measured in turns: `node benchmarks/when-file.mjs [turns]`.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";

const POINTS = 105_120;
const turns = Number(process.argv[2] ?? 25);
if (!existsSync("apps/cli/dist/main.mjs")) throw new Error("build first: node scripts/bootstrap.mjs");

const folder = mkdtempSync(join(tmpdir(), "green-place-when-file-"));
const file = join(folder, "year.csv");
const start = Date.parse("2022-01-01T00:00:00Z");
const rows = Array.from({ length: POINTS }, (_, i) => {
  const grams = 300 + 100 * Math.sin((2 * Math.PI * i) / 288) + ((i * 7919) % 37);
  return `${new Date(start + i * 300_000).toISOString()},${grams.toFixed(2)}`;
});
writeFileSync(file, `start,g_per_kwh\n${rows.join("\n")}\n`);

const when = ["apps/cli/bin/green-place.mjs", "when", "--duration", "6h", "--intensity-file", file];
const kinds = {
  empty: ["-e", "0"],
  read: ["-e", `require("fs").readFileSync(${JSON.stringify(file)}, "utf8")`],
  json: [...when, "--format", "json"],
  table: when,
  pauses: [...when, "--interruptible", "--format", "json"],
};
const time = (args) => {
  const started = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return Number(process.hrtime.bigint() - started) / 1e6;
};
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

try {
  const names = Object.keys(kinds);
  for (const name of names) time(kinds[name]);
  const measured = Object.fromEntries(names.map((name) => [name, []]));
  for (let i = 0; i < turns; i++) {
    // The order changes from turn to turn, so that none always runs on the warmer machine.
    for (let j = 0; j < names.length; j++) {
      const name = names[(i + j) % names.length];
      measured[name].push(time(kinds[name]));
    }
  }
  console.log(
    `machine: ${cpus().length} × ${cpus()[0].model}, Node ${process.versions.node}, ${POINTS} points, ${turns} turns`,
  );
  for (const name of names) console.log(`${name.padEnd(6)} ${median(measured[name]).toFixed(0)} ms`);
  for (const name of ["json", "table", "pauses"]) {
    // 3 x empty + reading, where reading is what the second takes longer than the first.
    const shares = measured[name].map((ms, i) => {
      const empty = measured.empty[i];
      return ms / (3 * empty + Math.max(0, measured.read[i] - empty));
    });
    console.log(
      `${name}: ${median(shares).toFixed(2)} of three empty Nodes plus reading the file (median of turns)`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
