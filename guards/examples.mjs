/** Runs every example as its README says: `npm start` in its folder, which must end well and print something. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const examples = readdirSync("examples")
  .filter((name) => !name.startsWith("provider-"))
  .map((name) => join("examples", name))
  .filter((path) => existsSync(join(path, "package.json")));
if (examples.length === 0) throw new Error("no example was found: the check has guarded nothing");
for (const path of examples) {
  if (!JSON.parse(readFileSync(join(path, "package.json"), "utf8")).scripts?.start)
    throw new Error(`${path} has no start script`);
  const { status, stdout, stderr } = spawnSync("npm", ["--silent", "start"], { cwd: path, encoding: "utf8" });
  if (status !== 0 || stdout.trim() === "") {
    console.error(`${path} failed:\n${stdout}${stderr}`);
    process.exit(1);
  }
}
console.log(`${examples.length} examples ran`);
