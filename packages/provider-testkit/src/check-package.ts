import { realpath, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { MOST_DOCUMENT_CHARACTERS } from "@green-place/provider-data/document";
import { type ConformanceResult, resultOf } from "./conformance-check.ts";
import { packageCheckList } from "./package-checks/package-check-list.ts";
import { evidenceOf } from "./package-evidence.ts";
import type { CheckOptions } from "./provider-under-test.ts";
import { dependencyFolders, manifestOf } from "./sandbox/dependency-folders.ts";
import { unpackIntoEmptyFolder } from "./sandbox/empty-folder.ts";
import { runInSandbox } from "./sandbox/run-in-sandbox.ts";
import { sandboxFolder } from "./sandbox/sandbox-folder.ts";

/**
 * Checks a provider package from outside: `path` is its folder, or a `provider.json`. Its code runs in child processes only, without
 * network, files of others or other processes, with 60 s and 512 MB. Whatever is wrong with the provider is in the results; rejects if
 * there is nothing at `path`, or a folder that `npm pack` cannot pack.
 */
export async function checkPackage(path: string, options: CheckOptions = {}): Promise<ConformanceResult[]> {
  return (await stat(path)).isDirectory()
    ? checkFolder(path, options)
    : checkDocument(resolve(path), options);
}

async function checkFolder(folder: string, options: CheckOptions): Promise<ConformanceResult[]> {
  const unpacked = await unpackIntoEmptyFolder(folder);
  try {
    const { data } = unpacked.manifest.greenPlace ?? {};
    const from =
      typeof data === "string"
        ? { document: join(unpacked.home, data) }
        : { entry: pathToFileURL(join(unpacked.folder, "entry.mjs")).href };
    const answers = await checkInSandbox(
      from,
      unpacked.folder,
      [unpacked.folder, ...unpacked.readable],
      options,
    );
    const evidence = await evidenceOf(unpacked);
    return [...answers, ...packageCheckList.map((check) => resultOf(check, evidence))];
  } finally {
    await unpacked.remove();
  }
}

async function checkDocument(path: string, options: CheckOptions): Promise<ConformanceResult[]> {
  const { size } = await stat(path);
  if (size <= MOST_DOCUMENT_CHARACTERS)
    return checkInSandbox({ document: path }, dirname(path), [dirname(path)], options);
  const most = MOST_DOCUMENT_CHARACTERS / 1024 / 1024;
  const fault = `${basename(path)} has ${Math.ceil(size / 1024 / 1024)} MiB, more than the ${most} MiB that are read`;
  return [{ check: "contract", title: "can be read", faults: [fault] }];
}

async function checkInSandbox(
  from: object,
  cwd: string,
  folders: readonly string[],
  { today }: CheckOptions,
): Promise<ConformanceResult[]> {
  const argument = { kit: kitUrl(), ...from, today };
  const readable = [...folders, ...(await kitFolders())];
  const sandboxed = { script: "check-provider.mjs", argument, cwd, readable, dayShift: 0 };
  const outcome = await runInSandbox(sandboxed);
  if ("answer" in outcome) return JSON.parse(outcome.answer) as ConformanceResult[];
  return [{ check: "contract", title: "can be made", faults: [outcome.failure] }];
}

/** The kit and what it depends on, which checks in the same process. */
async function kitFolders(): Promise<readonly string[]> {
  const home = await realpath(dirname(sandboxFolder()));
  return [home, ...(await dependencyFolders(home, await manifestOf(home)))];
}

/** The built kit, which a child process can run as it is. */
function kitUrl(): string {
  if (!import.meta.url.endsWith(".ts")) return import.meta.url;
  return pathToFileURL(join(dirname(fileURLToPath(import.meta.url)), "../dist/index.mjs")).href;
}
