/**
 * Whole-process time of `when --intensity-file` on a year of five-minute points against an empty Node and against a Node that reads
 * the file, measured in turns: `node benchmarks/when-file.mjs [turns]`.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtCommand, inTurns, machineName, median } from "./process-time.mjs";

const POINTS = 105_120;
const turns = Number(process.argv[2] ?? 25);

const folder = mkdtempSync(join(tmpdir(), "green-place-when-file-"));
const file = join(folder, "year.csv");
const start = Date.parse("2022-01-01T00:00:00Z");
const rows = Array.from({ length: POINTS }, (_, i) => {
  const grams = 300 + 100 * Math.sin((2 * Math.PI * i) / 288) + ((i * 7919) % 37);
  return `${new Date(start + i * 300_000).toISOString()},${grams.toFixed(2)}`;
});
writeFileSync(file, `start,g_per_kwh\n${rows.join("\n")}\n`);

const when = [builtCommand(), "when", "--duration", "6h", "--intensity-file", file];
const kinds = {
  empty: ["-e", "0"],
  read: ["-e", `require("fs").readFileSync(${JSON.stringify(file)}, "utf8")`],
  json: [...when, "--format", "json"],
  table: when,
  pauses: [...when, "--interruptible", "--format", "json"],
};
try {
  const names = Object.keys(kinds);
  const times = inTurns(Object.values(kinds), turns);
  const measured = Object.fromEntries(names.map((name, i) => [name, times[i]]));
  console.log(`machine: ${machineName()}, Node ${process.versions.node}, ${POINTS} points, ${turns} turns`);
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
