import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Scene } from "../commands/command.ts";

/** The rows of a CSV as any reader of tables sees them. Throws where one could not. */
export function rowsByRun(csv: string): Record<string, string>[] {
  return existsSync(csv) ? parse(readFileSync(csv, "utf8"), { columns: true }) : [];
}

/** What is left of runs that are over, a sentence: journals, claims on them, and temporary files beside an output. */
export function journalsLeft({ state, folder }: Pick<Scene, "state" | "folder">): string[] {
  const journals = join(state, "tracks");
  const names = existsSync(journals) ? readdirSync(journals) : [];
  const temporary = readdirSync(folder).filter((name) => name.endsWith(".tmp") || name.startsWith(".runs"));
  return [...names, ...temporary].length > 0 ? [`left behind: ${[...names, ...temporary].join(", ")}`] : [];
}
