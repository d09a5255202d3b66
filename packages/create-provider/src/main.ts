import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ask } from "./ask.ts";
import { createProvider } from "./create-provider.ts";

const help = `Writes a new green-place provider that passes the test kit at once.

Usage: npm create @green-place/provider <id> -- [options]

  <id>               lower case: acme
  --name <words>     what people call it: "Acme Cloud"
  --data-only        facts in a provider.json, no code
  --package <name>   default green-place-provider-<id>
  --folder <path>    default the package's name without its scope
  --yes              ask nothing

Example:
  npm create @green-place/provider acme -- --name "Acme Cloud" --data-only`;

const bundled = ["aws", "azure", "gcp"];

/** Runs the command and returns the exit code: 0 done, 2 called wrongly. */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        name: { type: "string" },
        package: { type: "string" },
        folder: { type: "string" },
        "data-only": { type: "boolean" },
        yes: { type: "boolean", short: "y" },
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.help) {
      console.log(help);
      return 0;
    }
    const silent = values.yes === true || !process.stdin.isTTY;
    const id = positionals[0] ?? (silent ? undefined : await ask("Id of the provider, lower case", "acme"));
    if (id === undefined || !/^[a-z][a-z0-9-]{0,39}$/.test(id) || bundled.includes(id)) {
      const why =
        id !== undefined && bundled.includes(id) ? "comes with green-place" : "is not a provider id";
      throw new Error(
        `"${id ?? ""}" ${why}. Give one in lower case, such as: npm create @green-place/provider acme`,
      );
    }
    const name = values.name ?? (silent ? id : await ask("Name for people", id));
    const dataOnly =
      values["data-only"] ?? (!silent && (await ask("Facts only, without code? (y/n)", "n")) === "y");
    const packageName = values.package ?? `green-place-provider-${id}`;
    const folder = values.folder ?? packageName.replace(/^@[^/]*\//, "");
    const files = await createProvider({ id, name, packageName, dataOnly, folder: resolve(folder) });
    console.log(`Wrote ${files.length} files to ${folder}. Its facts are examples. Next:\n`);
    console.log(`  cd ${folder}\n  npm install\n  npm test\n`);
    return 0;
  } catch (error) {
    console.error(`create-provider: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
}
