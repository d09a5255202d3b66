import { stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { MOST_DOCUMENT_CHARACTERS } from "@green-place/provider-data/document";
import type { JudgeOptions, Verdict } from "./judge-provider.ts";
import { packageCheckList } from "./package-checks/package-check-list.ts";
import { evidenceOf } from "./package-evidence.ts";
import { unpackIntoEmptyFolder } from "./sandbox/empty-folder.ts";
import { runInSandbox } from "./sandbox/run-in-sandbox.ts";

/**
 * Judges somebody else's provider: the folder of a package, or a `provider.json`. Its code runs in child processes only, without
 * network, files of others or other processes, and with limits on time and memory. Rejects if there is nothing to judge.
 */
export async function judgeStranger(target: string, options: JudgeOptions = {}): Promise<Verdict[]> {
  return (await stat(target)).isDirectory()
    ? judgeFolder(target, options)
    : judgeDocument(resolve(target), options);
}

async function judgeFolder(folder: string, options: JudgeOptions): Promise<Verdict[]> {
  const unpacked = await unpackIntoEmptyFolder(folder);
  try {
    const { data } = unpacked.manifest.greenPlace ?? {};
    const from =
      typeof data === "string"
        ? { document: join(unpacked.home, data) }
        : { entry: pathToFileURL(join(unpacked.folder, "entry.mjs")).href };
    const answers = await judgeInSandbox(from, unpacked.folder, options);
    const evidence = await evidenceOf(unpacked);
    const outside = packageCheckList.map((check) => ({
      check: check.id,
      title: check.title,
      faults: check.faults(evidence),
    }));
    return [...answers, ...outside];
  } finally {
    await unpacked.remove();
  }
}

async function judgeDocument(path: string, options: JudgeOptions): Promise<Verdict[]> {
  const { size } = await stat(path);
  if (size <= MOST_DOCUMENT_CHARACTERS) return judgeInSandbox({ document: path }, dirname(path), options);
  const most = MOST_DOCUMENT_CHARACTERS / 1024 / 1024;
  const fault = `${basename(path)} has ${Math.ceil(size / 1024 / 1024)} MiB, more than the ${most} MiB that are read`;
  return [{ check: "contract", title: "can be read", faults: [fault] }];
}

async function judgeInSandbox(from: object, cwd: string, { today }: JudgeOptions): Promise<Verdict[]> {
  const argument = { kit: kitUrl(), ...from, today };
  const outcome = await runInSandbox({ script: "judge.mjs", argument, cwd, readable: null, dayShift: 0 });
  if ("answer" in outcome) return JSON.parse(outcome.answer) as Verdict[];
  return [{ check: "contract", title: "can be made", faults: [outcome.failure] }];
}

/** The built kit, which a child process can run as it is. */
function kitUrl(): string {
  if (!import.meta.url.endsWith(".ts")) return import.meta.url;
  return pathToFileURL(join(dirname(fileURLToPath(import.meta.url)), "../dist/index.mjs")).href;
}
