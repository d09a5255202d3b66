import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AttackedCommand } from "../../commands/command.ts";

export const carelessProgram: string = fileURLToPath(new URL("./careless-counter.mjs", import.meta.url));

/** A command that is wrong on purpose: killed between its two files it counts twice, and a full disk ends it with a stack. */
export const careless: AttackedCommand = {
  name: "careless",
  argv: () => ["count"],
  afterwards: () => [["finish"]],
  faults({ folder }) {
    const file = join(folder, "lines");
    const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").length - 1 : 0;
    return lines > 1 ? [`${lines} lines`] : [];
  },
};
