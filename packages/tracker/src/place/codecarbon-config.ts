import { join } from "node:path";
import { MILLISECONDS_PER_SECOND } from "@green-place/contract";
import { type BoundedFile, readBoundedFile } from "../system/bounded-file.ts";
import { isOwnFile } from "../system/file-owner.ts";

/** A CodeCarbon user's settings, in the tracker's names and units. Fields that are absent were not set. */
export interface CodecarbonSettings {
  readonly project?: string;
  readonly intervalMs?: number;
  readonly experimentId?: string;
  readonly outputDir?: string;
  readonly outputFile?: string;
  readonly gpuIds?: readonly string[];
  readonly mode?: "machine" | "process";
  readonly pue?: number;
  readonly wue?: number;
  readonly gramsPerKwh?: number;
  readonly country?: string;
  readonly provider?: string;
  readonly region?: string;
  readonly preferPsys?: boolean;
  readonly preferCpuLoad?: boolean;
  readonly cpuWatts?: number;
  readonly ramWatts?: number;
  readonly saveToFile?: boolean;
}

/** What was read of `.codecarbon.config` and `CODECARBON_*`. */
export interface CodecarbonConfig {
  readonly settings: CodecarbonSettings;
  /** Keys that were set and have no counterpart here, so that they do nothing. */
  readonly ignored: readonly string[];
  /** Values that can't be read: `measure_power_secs = soon`. */
  readonly invalid: readonly string[];
  /** Sentences on a file, or what is set in it, that was left alone. */
  readonly unused: readonly string[];
}

/**
 * How far the working folder's `.codecarbon.config` is followed, which may have come with a checkout: not read; all of it but where files
 * are written; all of it.
 */
export type WorkingFolderConfig = "none" | "settings" | "all";

const MOST_BYTES = 256 * 1024;

/** Keys by which a file is written. */
const writing = ["output_dir", "output_file"];

type Env = Readonly<Record<string, string | undefined>>;

/** `CODECARBON_TEST_VALUE` to `test_value`; any other name in lower case. */
export const cleanEnvKey = (name: string): string => name.replace(/^codecarbon_/i, "").toLowerCase();

function number(text: string): number | null {
  const value = /^\s*-?\d+(\.\d+)?\s*$/.test(text) ? Number(text) : null;
  return Number.isFinite(value) ? value : null;
}
const yes = (text: string): boolean | null =>
  /^(true|1|yes|on)$/i.test(text.trim()) ? true : /^(false|0|no|off)$/i.test(text.trim()) ? false : null;
const words = (text: string): string => text.trim();

// CodeCarbon's keys with the setting each becomes; null for a value that can't be read.
const counterparts: Readonly<Record<string, (value: string) => CodecarbonSettings | null>> = {
  project_name: (value) => ({ project: words(value) }),
  measure_power_secs: (value) => {
    const seconds = number(value);
    return seconds === null || seconds <= 0 ? null : { intervalMs: seconds * MILLISECONDS_PER_SECOND };
  },
  experiment_id: (value) => ({ experimentId: words(value) }),
  output_dir: (value) => ({ outputDir: words(value) }),
  output_file: (value) => ({ outputFile: words(value) }),
  gpu_ids: (value) => ({
    gpuIds: value
      .split(/[\s,;]+/)
      .map((id) => id.replace(/[^\w:/.-]/g, ""))
      .filter(Boolean),
  }),
  tracking_mode: (value) =>
    value.trim() === "machine" || value.trim() === "process"
      ? { mode: value.trim() as "machine" | "process" }
      : null,
  pue: (value) => wrap(number(value), (pue) => ({ pue })),
  wue: (value) => wrap(number(value), (wue) => ({ wue })),
  force_carbon_intensity_g_co2e_kwh: (value) => wrap(number(value), (gramsPerKwh) => ({ gramsPerKwh })),
  country_iso_code: (value) => ({ country: words(value).toUpperCase() }),
  cloud_provider: (value) => ({ provider: words(value).toLowerCase() }),
  cloud_region: (value) => ({ region: words(value).toLowerCase() }),
  rapl_prefer_psys: (value) => wrap(yes(value), (preferPsys) => ({ preferPsys })),
  force_mode_cpu_load: (value) => wrap(yes(value), (preferCpuLoad) => ({ preferCpuLoad })),
  force_cpu_power: (value) => wrap(number(value), (cpuWatts) => ({ cpuWatts })),
  force_ram_power: (value) => wrap(number(value), (ramWatts) => ({ ramWatts })),
  save_to_file: (value) => wrap(yes(value), (saveToFile) => ({ saveToFile })),
};

function wrap<T>(value: T | null, make: (value: T) => CodecarbonSettings): CodecarbonSettings | null {
  return value === null ? null : make(value);
}

/** Reads what is set in CodeCarbon's own order: `~/.codecarbon.config`, `./.codecarbon.config`, then `CODECARBON_*`. */
export async function parseCodecarbonConfig(sources: {
  readonly homeDirectory: string;
  readonly workingDirectory: string;
  readonly env: Env;
  readonly workingFolderConfig?: WorkingFolderConfig;
}): Promise<CodecarbonConfig> {
  const { homeDirectory, workingDirectory, env, workingFolderConfig = "settings" } = sources;
  const home = await valuesIn(homeDirectory);
  const values = new Map(home.values);
  const unused = [...home.unread];
  if (workingDirectory !== homeDirectory && workingFolderConfig !== "none") {
    const { path, values: given, unread } = await valuesIn(workingDirectory, env);
    unused.push(...unread);
    const refused = workingFolderConfig === "all" ? [] : writing.filter((key) => given.has(key));
    if (refused.length > 0)
      unused.push(
        `${path} may not say where files are written (${refused.join(", ")}): trust its folder (green-place trust), or say it yourself.`,
      );
    for (const [key, value] of given) if (!refused.includes(key)) values.set(key, value);
  }
  for (const [name, value] of Object.entries(env)) {
    if (/^codecarbon_/i.test(name) && value !== undefined) values.set(cleanEnvKey(name), value);
  }
  let settings: CodecarbonSettings = {};
  const ignored: string[] = [];
  const invalid: string[] = [];
  for (const [key, value] of [...values].sort()) {
    const read = Object.hasOwn(counterparts, key) ? counterparts[key] : undefined;
    if (!read) ignored.push(key);
    else {
      const found = read(value);
      if (found) settings = { ...settings, ...found };
      else invalid.push(`${key} = ${value}`);
    }
  }
  return { settings, ignored, invalid, unused };
}

interface FileValues {
  readonly path: string;
  readonly values: ReadonlyMap<string, string>;
  readonly unread: readonly string[];
}

/** What a folder's file says; with `env`, only where the file is this user's. */
async function valuesIn(folder: string, env?: Env): Promise<FileValues> {
  const path = join(folder, ".codecarbon.config");
  const values = new Map<string, string>();
  let file: BoundedFile;
  try {
    file = readBoundedFile(path, MOST_BYTES);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const unread =
      code === "ENOENT" || code === "ENOTDIR" ? [] : [`${path} is not read: ${code ?? message}.`];
    return { path, values, unread };
  }
  if (env && !isOwnFile(file.stats, env))
    return { path, values, unread: [`${path} belongs to another user, so it is not read.`] };
  const { parse } = await import("ini");
  // What the file holds is printed in warnings and written to outputs: nothing in it moves a cursor or breaks a line.
  const text = file.bytes.toString("utf8").replace(/[^\P{C}\n\r\t]|[\p{Zl}\p{Zp}]/gu, "\uFFFD");
  const section: unknown = parse(text)["codecarbon"];
  for (const [key, value] of Object.entries(section ?? {})) values.set(key.toLowerCase(), String(value));
  return { path, values, unread: [] };
}
