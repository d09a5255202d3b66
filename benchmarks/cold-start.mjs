/** Whole-process time and memory of the main command against an empty Node, measured in pairs: `node benchmarks/cold-start.mjs [pairs]`. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cpus } from "node:os";

const pairs = Number(process.argv[2] ?? 40);
const command = [
  "apps/cli/bin/green-place.mjs",
  "recommend",
  "--gpu",
  "a100",
  "--hours",
  "12",
  "--format",
  "json",
];
if (!existsSync("apps/cli/dist/main.mjs")) throw new Error("build first: node scripts/bootstrap.mjs");

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

time(["-e", "0"]);
time(command);
const empty = [];
const full = [];
for (let i = 0; i < pairs; i++) {
  // The order changes from pair to pair, so that neither always runs on the warmer machine.
  const first = i % 2 === 0;
  if (first) empty.push(time(["-e", "0"]));
  full.push(time(command));
  if (!first) empty.push(time(["-e", "0"]));
}
const ratios = full.map((ms, i) => ms / empty[i]);
const report = `process.on("exit", () => console.error(process.resourceUsage().maxRSS))`;
const memory = spawnSync(
  process.execPath,
  ["--import", `data:text/javascript,${encodeURIComponent(report)}`, ...command],
  { encoding: "utf8" },
);
console.log(`machine: ${cpus().length} × ${cpus()[0].model}, Node ${process.versions.node}, ${pairs} pairs`);
console.log(
  `node -e 0: ${median(empty).toFixed(0)} ms; recommend --gpu a100 --hours 12: ${median(full).toFixed(0)} ms`,
);
console.log(`ratio, median of pairs: ${median(ratios).toFixed(2)}`);
console.log(`peak memory of recommend: ${(Number(memory.stderr.trim()) / 1024).toFixed(0)} MiB`);
