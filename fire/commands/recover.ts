import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { callProgram, greenPlace } from "../faults/called-process.ts";
import { journalsLeft, rowsByRun } from "../faults/runs-left.ts";
import type { AttackedCommand, Scene } from "./command.ts";

const csvOf = (scene: Scene): string => join(scene.folder, "runs.csv");
const jsonOf = (scene: Scene): string => join(scene.folder, "report.json");
/** Is not there at first, and a metrics file is not worth the making of a folder: the output fails. */
const laterOf = (scene: Scene): string => join(scene.folder, "later");

/** A command that kills its tracker. */
const killer = ["--", "sh", "-c", "kill -9 $PPID"];

/** Two runs whose trackers were killed, one of them with an output that fails until its folder is there. */
const recover: AttackedCommand = {
  name: "recover",
  async prepare(scene) {
    const outputs = [
      ["--json", jsonOf(scene)],
      ["--prometheus", join(laterOf(scene), "run.prom")],
    ];
    for (const output of outputs) {
      const argv = ["track", "--zone", "FR", "--quiet", "--output", csvOf(scene), ...output, ...killer];
      await callProgram(greenPlace, argv, { cwd: scene.folder, env: scene.env });
    }
    return undefined;
  },
  argv: () => ["recover"],
  afterwards: (scene) => [
    ["recover"],
    ["track", "--quiet", "--zone", "FR", "--output", join(laterOf(scene), "another.csv"), "--", "true"],
    ["recover"],
    ["recover"],
  ],
  faults(scene, { afterwards }) {
    const broke: string[] = [];
    const ids = rowsByRun(csvOf(scene)).map((row) => row["run_id"]);
    if (ids.length !== 2 || new Set(ids).size !== 2) broke.push(`rows of the two runs: ${ids.join(", ")}`);
    broke.push(...journalsLeft(scene));
    const report: unknown = existsSync(jsonOf(scene)) && JSON.parse(readFileSync(jsonOf(scene), "utf8"));
    if (report === false) broke.push("no report");
    if (!existsSync(join(laterOf(scene), "run.prom"))) broke.push("no metrics");
    if (afterwards.at(-1)?.code !== 0) broke.push("the last recover fails");
    return broke;
  },
};
export default recover;
