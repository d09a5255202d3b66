/** Runs a command and keeps its exit code on the disk of the state, from where it reads it again; an empty file is a success to it. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [program, ...argv] = process.argv.slice(process.argv.indexOf("--") + 1);
const file = join(process.env.GREEN_PLACE_STATE_DIR, "code");
const { status } = spawnSync(program, argv, { stdio: "inherit" });
try {
  writeFileSync(file, String(status));
} catch {
  // The disk may be full.
}
process.exitCode = Number(readFileSync(file, "utf8"));
