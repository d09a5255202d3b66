/**
 * Runs every check of the kit on what a provider answers, inside the sandbox, and writes the results to descriptor 3 as JSON.
 * Started by `src/check-package.ts`; its only argument says where the kit is, and what to check.
 */
import { readFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import "./preload.mjs";

const { kit, entry, document, today } = JSON.parse(process.argv[2]);
const exit = process.exit.bind(process);
const { checkProvider } = await import(kit);
const { parseDataProvider } = await import(
  pathToFileURL(createRequire(kit).resolve("@green-place/provider-data/document")).href
);
const origin = { packageName: document ?? "", version: "0" };

let create;
try {
  if (document === undefined) {
    const { module } = await import(entry);
    create = () => module.default();
  } else {
    const text = readFileSync(document, "utf8");
    create = () => parseDataProvider(text, origin);
  }
} catch (error) {
  create = () => {
    throw error;
  };
}
writeSync(3, JSON.stringify(checkProvider(create, { today })));
exit(0);
