import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AttackedCommand, Scene } from "./command.ts";

/** The command's own exit code, which must come through whatever fails. */
const ownCode = 7;

const csvOf = (scene: Scene): string => join(scene.folder, "runs.csv");
const jsonOf = (scene: Scene): string => join(scene.folder, "report.json");

const track: AttackedCommand = {
  name: "track",
  argv: (scene) => [
    "track",
    ...["--zone", "FR", "--quiet"],
    ...["--output", csvOf(scene), "--json", jsonOf(scene)],
    ...["--", "sh", "-c", `exit ${ownCode}`],
  ],
  afterwards: () => [["recover"], ["recover"]],
  faults(scene, { fault, attacked, afterwards }) {
    const broke: string[] = [];
    if (attacked.signal === null && attacked.code !== ownCode)
      broke.push(`the command's exit code ${ownCode} became ${attacked.code}: ${attacked.stderr}`);
    const rows = existsSync(csvOf(scene)) ? readFileSync(csvOf(scene), "utf8").split("\n").slice(1, -1) : [];
    if (rows.length > 1) broke.push(`${rows.length} rows`);
    if (fault === "none" && rows.length !== 1) broke.push("no row");
    const journals = existsSync(join(scene.state, "tracks")) ? readdirSync(join(scene.state, "tracks")) : [];
    if (journals.length > 0) broke.push(`left behind: ${journals.join(", ")}`);
    if (existsSync(jsonOf(scene))) JSON.parse(readFileSync(jsonOf(scene), "utf8"));
    if (afterwards.at(-1)?.code !== 0) broke.push("the last recover fails");
    return broke;
  },
};
export default track;
