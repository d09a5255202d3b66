import { readdirSync } from "node:fs";

/** The default exports of the files of a folder of `fire/`, in the order of their names; a file without one describes the others. */
export async function subjectsIn<T>(folder: string): Promise<readonly T[]> {
  const url = new URL(`./${folder}/`, import.meta.url);
  const names = readdirSync(url)
    .filter((name) => name.endsWith(".ts"))
    .sort();
  const modules = await Promise.all(
    names.map((name) => import(new URL(name, url).href) as Promise<{ readonly default?: T }>),
  );
  return modules.flatMap((module) => module.default ?? []);
}
