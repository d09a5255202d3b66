/** A tracker that is wrong on purpose: it waits for its helper, and its exit code is its own. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";

const argv = process.argv.slice(2);
spawnSync(argv[argv.indexOf("--") + 1], argv.slice(argv.indexOf("--") + 2));
// The first folder of the PATH has the helper.
spawnSync(`${process.env.PATH.split(":")[0]}/nvidia-smi`, [], { timeout: 2000, killSignal: "SIGTERM" });
writeFileSync("report.json", JSON.stringify({ components: [{ meanWatts: -3 }] }));
