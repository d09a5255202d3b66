/** A tracker that is wrong on purpose: it waits for its helper, and its exit code is its own. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";

const argv = process.argv.slice(2);
spawnSync(argv[argv.indexOf("--") + 1], argv.slice(argv.indexOf("--") + 2));
const helper = ["nvidia", "smi"].join("-");
spawnSync(helper, [], { timeout: 2000, killSignal: "SIGTERM" });
writeFileSync("report.json", JSON.stringify({ components: [{ meanWatts: -3 }] }));
