import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { journalsLeft, rowsByRun } from "../faults/runs-left.ts";
import type { AttackedCommand, Scene } from "./command.ts";

/** The command's own exit code, which must come through whatever fails. */
const ownCode = 7;

const csvOf = (scene: Scene): string => join(scene.folder, "runs.csv");
const jsonOf = (scene: Scene): string => join(scene.folder, "report.json");
/** Made by the command that is run, so that one can tell whether it was. */
const markOf = (scene: Scene): string => join(scene.folder, "it-ran");

const track: AttackedCommand = {
  name: "track",
  argv: (scene) => [
    "track",
    ...["--zone", "FR", "--quiet"],
    ...["--output", csvOf(scene), "--json", jsonOf(scene)],
    ...["--", "sh", "-c", `: > "$0"; exit ${ownCode}`, markOf(scene)],
  ],
  afterwards: () => [["recover"], ["recover"]],
  faults(scene, { fault, attacked, afterwards }) {
    const broke: string[] = [];
    if (attacked.signal === null && attacked.code !== ownCode)
      broke.push(`the command's exit code ${ownCode} became ${attacked.code}: ${attacked.stderr}`);
    const rows = rowsByRun(csvOf(scene));
    if (rows.length > 1) broke.push(`${rows.length} rows`);
    // A disk that stays full has room neither for a journal nor for a row.
    const mayHaveNone = fault === "ENOSPC" || fault === "short";
    if (existsSync(markOf(scene)) && !mayHaveNone && rows.length === 0) broke.push("no row");
    for (const row of rows) if (row["zone"] !== "FR") broke.push(`the row has zone "${row["zone"]}", not FR`);
    broke.push(...journalsLeft(scene));
    if (existsSync(jsonOf(scene))) JSON.parse(readFileSync(jsonOf(scene), "utf8"));
    if (afterwards.at(-1)?.code !== 0) broke.push("the last recover fails");
    return broke;
  },
};
export default track;
