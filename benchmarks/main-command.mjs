import { spawnSync } from "node:child_process";
import { builtCommand, inTurns, median, ratioOfTurns } from "./process-time.mjs";

const typed = ["recommend", "--gpu", "a100", "--hours", "12"];

/** Whole-process time and memory of the main command against an empty Node of the same version. */
export function mainCommand(turns, node = process.execPath) {
  const command = [builtCommand(), ...typed];
  const [empty, table, json] = inTurns([["-e", "0"], command, [...command, "--format", "json"]], turns, node);
  const figure = (times) =>
    `${ratioOfTurns(times, empty).toFixed(2)} times an empty \`node -e 0\` (${median(times).toFixed(0)} ms against ${median(empty).toFixed(0)} ms, median of ${turns} pairs)`;
  return [
    [`\`green-place ${typed.join(" ")}\`, whole process`, figure(table)],
    ["the same with `--format json`", figure(json)],
    ["its peak memory", `${(peakMemory(command, node) / 1024).toFixed(0)} MiB`],
  ];
}

/** Of the whole process, in KiB. */
export function peakMemory(command, node = process.execPath) {
  const report = `process.on("exit", () => console.error(process.resourceUsage().maxRSS))`;
  const preload = `data:text/javascript,${encodeURIComponent(report)}`;
  const { stderr } = spawnSync(node, ["--import", preload, ...command], {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
  });
  return Number(stderr.trim());
}

/** The newest Node that npm's `node` package carries, fetched into npm's own cache. */
export function newestNode() {
  const { status, stdout, stderr } = spawnSync(
    "npx",
    [
      "--yes",
      "-p",
      "node@latest",
      "-c",
      'node -p "process.execPath + String.fromCharCode(10) + process.versions.node"',
    ],
    { encoding: "utf8", shell: process.platform === "win32" },
  );
  if (status !== 0) throw new Error(stderr);
  const [path, version] = stdout.trim().split("\n");
  return { path, version };
}
