import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { pathToFileURL } from "node:url";
import { nearestNames } from "@green-place/core";
import type { Configuration } from "./configuration.ts";
import { ConfigurationError } from "./configuration-error.ts";
import type { ConfigurationFile } from "./configuration-file.ts";

/** Reads and checks a configuration file. Throws `E_CONFIGURATION`. */
export async function readConfiguration({ name, path }: ConfigurationFile): Promise<Configuration> {
  const read = readers[extname(path)];
  if (!read) {
    const kinds = Object.keys(readers).join(", ");
    throw new ConfigurationError(name, "files of this kind are not read.", `Known kinds: ${kinds}.`);
  }
  let content: unknown;
  try {
    content = await read(path);
  } catch (error) {
    const [line] = (error instanceof Error ? error.message : String(error)).split("\n", 1);
    const why = line!.replace(/[.:]$/, "");
    throw new ConfigurationError(name, `cannot be read: ${why}.`, "Correct the file, or remove it.", {
      cause: error,
    });
  }
  await check(name, content);
  return content as Configuration;
}

const readers: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
  ".ts": async (path) => {
    const { createJiti } = await import("jiti");
    return createJiti(path).import(path, { default: true });
  },
  ".js": async (path) => ((await import(pathToFileURL(path).href)) as { default?: unknown }).default,
  ".json": async (path) => JSON.parse(await readFile(path, "utf8")),
  ".yaml": readYaml,
  ".yml": readYaml,
};

async function readYaml(path: string): Promise<unknown> {
  const { parse } = await import("yaml");
  return parse(await readFile(path, "utf8"));
}

async function check(name: string, content: unknown): Promise<void> {
  if (content === null || content === undefined)
    throw new ConfigurationError(name, "it holds nothing.", "Write settings into it, or remove it.");
  const { configurationKeys, configurationSchema } = await import("./configuration-schema.ts");
  const result = configurationSchema.safeParse(content);
  if (result.success) return;
  const issue = result.error.issues[0]!;
  const known = `Known keys: ${configurationKeys.join(", ")}.`;
  if (issue.code === "unrecognized_keys") {
    const key = issue.keys[0]!;
    const near = nearestNames(key, configurationKeys);
    throw new ConfigurationError(
      name,
      `there is no key "${key}".`,
      near.length > 0 ? `Did you mean ${near.join(" or ")}?` : known,
    );
  }
  const where = issue.path.length > 0 ? `"${issue.path.join(".")}"` : "the configuration";
  throw new ConfigurationError(name, `${where} is not usable: ${issue.message}.`, known);
}
