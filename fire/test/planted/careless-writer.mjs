// Does what was wrong once: puts a file in the place of whatever stands there, by way of a name that anybody can foretell.
import { spawnSync } from "node:child_process";
import { renameSync, writeFileSync } from "node:fs";

const argv = process.argv.slice(2);
const end = argv.indexOf("--");
const path = argv[end - 1];
const { status } = spawnSync(argv[end + 1], argv.slice(end + 2), { stdio: "inherit" });
writeFileSync(`${path}.tmp`, "{}\n");
renameSync(`${path}.tmp`, path);
process.exitCode = path.endsWith("new") ? 70 : status;
