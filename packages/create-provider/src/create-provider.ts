import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { versionRanges } from "./version-ranges.ts";

/** What a new provider is called, and where it goes. */
export interface NewProvider {
  /** `/^[a-z][a-z0-9-]*$/` */
  readonly id: string;
  /** For people: `Acme Cloud`. */
  readonly name: string;
  readonly packageName: string;
  /** No code: a `provider.json` alone. */
  readonly dataOnly: boolean;
  /** Must not exist yet, or be empty. */
  readonly folder: string;
}

/** Writes the package and returns the names of its files. Throws a sentence if the folder holds something. */
export async function createProvider({
  id,
  name,
  packageName,
  dataOnly,
  folder,
}: NewProvider): Promise<string[]> {
  const existing = await readdir(folder).catch(() => []);
  if (existing.length > 0)
    throw new Error(`The folder ${folder} is not empty. Choose another with --folder.`);
  const templates = join(templateFolder(), dataOnly ? "data" : "code");
  const words: Readonly<Record<string, string>> = {
    id,
    name,
    package: packageName,
    ...(await versionRanges()),
    function: id.replace(/-+(.)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? ""),
  };
  const written: string[] = [];
  for (const entry of await readdir(templates, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const target = relative(templates, path).replace(/\.template$/, "");
    const text = await readFile(path, "utf8");
    await mkdir(dirname(join(folder, target)), { recursive: true });
    await writeFile(join(folder, target), filled(text, words));
    written.push(target);
  }
  return written.sort();
}

/** `{{name}}` in a template becomes the word; in strings the word is escaped, because a name may hold a quote. */
const filled = (text: string, words: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => JSON.stringify(words[key]).slice(1, -1));

/** Templates lie beside `src` and `dist`. */
const templateFolder = (): string => fileURLToPath(new URL("../templates", import.meta.url));
