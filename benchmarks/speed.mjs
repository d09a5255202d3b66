/**
 * How fast green-place is on this machine: `node benchmarks/speed.mjs [--turns 30] [--newest-node] [--write]`.
 * `--newest-node` measures the main command on the newest Node too, fetched by npx; `--write` puts the table into README.md.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { everyPlacement } from "./every-placement.mjs";
import { mainCommand, newestNode } from "./main-command.mjs";
import { machineName } from "./process-time.mjs";
import { ranking } from "./ranking.mjs";

const { values } = parseArgs({
  options: {
    turns: { type: "string", default: "30" },
    "newest-node": { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
const turns = Number(values.turns);

const rows = mainCommand(turns);
if (values["newest-node"]) {
  const { path, version } = newestNode();
  for (const [what, figure] of mainCommand(turns, path)) rows.push([`${what}, on Node ${version}`, figure]);
}
rows.push(...everyPlacement(Math.ceil(turns / 6)), ...ranking(turns));

const lines = [
  `On ${machineName()}, Node ${process.versions.node}, on ${new Date().toISOString().slice(0, 10)}:`,
  "",
  "| what | figure |",
  "| --- | --- |",
  ...rows.map((row) => `| ${row.join(" | ")} |`),
];
console.log(lines.join("\n"));
if (values.write) {
  const readme = readFileSync("README.md", "utf8");
  const between = /(?<=<!-- speed:start -->\n\n).*(?=\n\n<!-- speed:end -->)/s;
  if (!between.test(readme)) throw new Error("README.md has no speed table to replace");
  writeFileSync("README.md", readme.replace(between, lines.join("\n")));
}
