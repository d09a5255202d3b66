import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { nearestNames } from "@green-place/core";
import type { Project } from "@green-place/engine/plugins";
import type { Configuration } from "./configuration.ts";
import { ConfigurationError } from "./configuration-error.ts";

/** Reads and checks the project's configuration; undefined where there is none. Throws `E_CONFIGURATION`. */
export async function readConfiguration(project: Project): Promise<Configuration | undefined> {
  const [name, second] = project.configurations;
  if (name === undefined) return undefined;
  if (second !== undefined) {
    throw new ConfigurationError(name, `${second} lies beside it.`, "Keep one of the two.");
  }
  const path = join(project.folder, name);
  let raw: unknown;
  try {
    raw = await contentOf(path);
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n", 1)[0] : String(error);
    throw new ConfigurationError(name, `cannot be read: ${why}.`, "Mend the file, or remove it.", {
      cause: error,
    });
  }
  const { configurationKeys, configurationSchema } = await import("./configuration-schema.ts");
  const result = configurationSchema.safeParse(raw);
  if (result.success) return raw as Configuration;
  const issue = result.error.issues[0]!;
  if (issue.code === "unrecognized_keys") {
    const key = issue.keys[0]!;
    const near = nearestNames(key, configurationKeys);
    throw new ConfigurationError(
      name,
      `there is no key "${key}".`,
      near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `Known keys: ${configurationKeys.join(", ")}.`,
    );
  }
  const where = issue.path.length > 0 ? `"${issue.path.join(".")}"` : "the configuration";
  throw new ConfigurationError(
    name,
    `${where} is not usable: ${issue.message}.`,
    "Known keys: options, providers, discovery.",
  );
}

async function contentOf(path: string): Promise<unknown> {
  if (path.endsWith(".json")) return JSON.parse(await readFile(path, "utf8"));
  if (path.endsWith(".js"))
    return ((await import(pathToFileURL(path).href)) as { default?: unknown }).default;
  const { createJiti } = await import("jiti");
  return createJiti(path).import(path, { default: true });
}
