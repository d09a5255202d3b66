/** The `ts` blocks of each package's README, as files that can be compiled where the packages are installed. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes one file a block into `project`, which has the packages in its `node_modules`, and returns their names. A package without a README is an error. */
export function writeReadmeExamples(project, packageNames) {
  return packageNames.flatMap((name) => {
    const readme = join(project, "node_modules", name, "README.md");
    if (!existsSync(readme)) throw new Error(`${name} is published without a README`);
    const blocks = [...readFileSync(readme, "utf8").matchAll(/^```ts\n([\s\S]*?)^```$/gm)];
    return blocks.map(([, code], index) => {
      const file = `${name.replace(/\W+/g, "-")}-${index}.mts`;
      writeFileSync(join(project, file), code);
      return file;
    });
  });
}
