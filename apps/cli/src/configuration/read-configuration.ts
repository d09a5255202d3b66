import { extname } from "node:path";
import { pathToFileURL } from "node:url";
import { nearestNames } from "@green-place/core";
import type { BoundedFile } from "@green-place/tracker/bounded-file";
import type { Configuration } from "./configuration.ts";
import { ConfigurationError } from "./configuration-error.ts";
import type { ConfigurationFile } from "./configuration-file.ts";

/** Reads and checks a configuration from what its file holds; one that is code is run. Throws `E_CONFIGURATION`. */
export async function readConfiguration(
  { name, path }: ConfigurationFile,
  { bytes }: BoundedFile,
): Promise<Configuration> {
  const read = readers[extname(path)];
  if (!read) {
    const kinds = Object.keys(readers).join(", ");
    throw new ConfigurationError(name, "files of this kind are not read.", `Known kinds: ${kinds}.`);
  }
  let content: unknown;
  try {
    content = await read(path, bytes);
  } catch (error) {
    throw whyUnreadable(name, error);
  }
  await check(name, content);
  return content as Configuration;
}

/** What the system or a parser says of a file, as a sentence. */
export function whyUnreadable(name: string, error: unknown): ConfigurationError {
  const [line] = (error instanceof Error ? error.message : String(error)).split("\n", 1);
  const why = line!.replace(/[.:]$/, "");
  const what = /^(is|has) /.test(why) ? `it ${why}.` : `cannot be read: ${why}.`;
  return new ConfigurationError(name, what, "Correct the file, or remove it.", { cause: error });
}

const runners = {
  ".ts": async (path: string) => {
    const { createJiti } = await import("jiti");
    // What jiti has translated before lies where others may have put it: in the checkout, or in the folder for temporary files.
    return createJiti(path, { fsCache: false, moduleCache: false }).import(path, { default: true });
  },
  ".js": async (path: string) => ((await import(pathToFileURL(path).href)) as { default?: unknown }).default,
};

/** Endings of configurations that are code. */
export const codeEndings: readonly string[] = Object.keys(runners);

const readers: Readonly<Record<string, (path: string, bytes: Buffer) => Promise<unknown>>> = {
  ...runners,
  ".json": async (_, bytes) => JSON.parse(bytes.toString("utf8")),
  ".yaml": readYaml,
  ".yml": readYaml,
};

async function readYaml(_: string, bytes: Buffer): Promise<unknown> {
  const { parseYaml } = await import("@green-place/engine/workload-file");
  const read = parseYaml(bytes.toString("utf8"));
  if ("fault" in read) throw new Error(read.fault);
  return read.content;
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
