import { resolve } from "node:path";
import { GreenPlaceError } from "@green-place/contract";
import { usesBatch } from "@green-place/core";
import type { SignalKind } from "../catalogue/catalogue.ts";
import type { EngineContext } from "../context.ts";
import { durationInHours } from "./parse-duration.ts";
import { placementRef, regionRef } from "./parse-placement.ts";
import { parseYaml } from "./parse-yaml.ts";
import { energyWorkload, placementWorkload, type WorkloadKind } from "./workload-file-schema.ts";
import type { PlacementRequest, WorkloadRequest } from "./workload-request.ts";
import { zodSentence } from "./zod-sentence.ts";

/** What holds for the workloads of a file that do not say. */
export interface WorkloadDefaults {
  readonly signal: SignalKind;
  readonly embodied: boolean;
}

/**
 * The workloads of a YAML or JSON file: one, or several under `workloads`.
 * Throws `E_WORKLOAD_FILE` with file, place and what to do when it cannot be read or says something that is not known.
 */
export async function workloadsInFile(
  path: string,
  context: EngineContext,
  defaults: WorkloadDefaults,
): Promise<WorkloadRequest[]> {
  const content = contentOf(path, await textOf(path, context));
  if (!isRecord(content)) throw bad(path, "it holds no workload.", "Give keys such as placement and hours.");
  const { workloads, ...others } = content;
  if (workloads === undefined) return [requestOf(path, "", content, defaults)];
  if (Object.keys(others).length > 0) {
    const key = Object.keys(others)[0]!;
    throw bad(path, `"${key}" stands beside "workloads".`, "Move it into the workloads that it belongs to.");
  }
  if (!Array.isArray(workloads) || workloads.length === 0)
    throw bad(path, `"workloads" is not a list.`, "Start each workload with a dash.");
  return workloads.map((entry, index) => requestOf(path, `workloads[${index}]`, entry, defaults));
}

async function textOf(path: string, { files, cwd }: EngineContext): Promise<string> {
  try {
    return await files.readText(resolve(cwd, path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw bad(path, `it cannot be read (${code}).`, "Check the path.");
  }
}

function contentOf(path: string, text: string): unknown {
  const read = parseYaml(text);
  if ("fault" in read) throw bad(path, read.fault, read.hint);
  return read.content;
}

function requestOf(
  path: string,
  where: string,
  entry: unknown,
  { signal, embodied }: WorkloadDefaults,
): WorkloadRequest {
  const place = where === "" ? path : `${path}, ${where}`;
  if (!isRecord(entry)) throw bad(place, "this is no workload.", "Give keys such as placement and hours.");
  const isEnergy = "energyKwh" in entry || "zone" in entry;
  if (isEnergy) {
    const found = checked(place, energyWorkload, entry);
    return { kind: "energy", ...found, signal: found.signal ?? signal };
  }
  const found = checked(place, placementWorkload, entry);
  const { placement, region, hours, flops, params, tokens, mfu, count, gpus, intensity, ...others } = found;
  const { blockStorage, storageMedium, objectStorage, transfer, ...rest } = others;
  if (rest.batch !== undefined && !usesBatch(rest.workload ?? "general"))
    throw bad(
      place,
      `"batch" is of no use for this workload.`,
      "Leave it out, or say text-generation or image-generation.",
    );
  return {
    kind: "placement",
    ...rest,
    ...defined({
      instanceCount: count,
      acceleratorCount: gpus,
      intensityGramsPerKwh: intensity,
      blockStorageGb: blockStorage,
      blockStorageMedium: storageMedium,
      objectStorageGb: objectStorage,
      transferGb: transfer,
    }),
    placement: whereOf(place, placement, region),
    length: lengthOf(place, defined({ hours, flops, params, tokens, mfu })),
    signal: rest.signal ?? signal,
    embodied: rest.embodied ?? embodied,
  };
}

function whereOf(
  place: string,
  placement: string | undefined,
  region: string | undefined,
): PlacementRequest["placement"] {
  if (placement !== undefined && region === undefined)
    return said(place, "placement", () => placementRef(placement));
  if (region !== undefined && placement === undefined) return said(place, "region", () => regionRef(region));
  throw bad(
    place,
    placement === undefined ? "where it runs is missing." : "where it runs is said twice.",
    "Give either a placement, or a region where data is only stored or sent.",
  );
}

interface GivenLength {
  readonly hours?: number | string;
  readonly flops?: number;
  readonly params?: number;
  readonly tokens?: number;
  readonly mfu?: number;
}

function lengthOf(
  place: string,
  { hours, flops, params, tokens, mfu }: GivenLength,
): PlacementRequest["length"] {
  const ways = [hours, flops, params ?? tokens].filter((way) => way !== undefined).length;
  if (ways !== 1 || (hours !== undefined && mfu !== undefined)) {
    throw bad(
      place,
      ways === 0 ? "how long the job takes is missing." : "the length of the job is given twice.",
      "Give either hours, or flops, or params with tokens; mfu goes with the latter two.",
    );
  }
  if (hours !== undefined) return { hours: said(place, "hours", () => durationInHours(String(hours))) };
  const given = mfu === undefined ? {} : { mfu };
  if (flops !== undefined) return { run: { flops }, ...given };
  if (params === undefined || tokens === undefined)
    throw bad(
      place,
      "params and tokens belong together.",
      `Add ${params === undefined ? "params" : "tokens"}.`,
    );
  return { run: { parameters: params, tokens }, ...given };
}

function checked<T>(place: string, { keys, schema }: WorkloadKind<T>, entry: unknown): T {
  const result = schema.safeParse(entry);
  if (result.success) return result.data;
  const { sentence, hint } = zodSentence(result.error.issues[0]!, keys);
  throw bad(place, sentence, hint);
}

/** The parsers of options say what they expected; the file says where. */
function said<T>(place: string, key: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (GreenPlaceError.isInstance(error)) throw bad(place, `"${key}" cannot be meant.`, error.hint);
    throw error;
  }
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Leaves out keys without a value. */
const defined = <T extends object>(values: T): Defined<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const bad = (place: string, what: string, hint: string): GreenPlaceError =>
  new GreenPlaceError("E_WORKLOAD_FILE", `${place}: ${what}`, hint);
