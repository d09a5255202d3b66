import { exactly, known, type Lookup, type Quantity, unknown } from "@green-place/contract";
import { nearestNames } from "@green-place/core";
import { normaliseCpuName } from "./cpu-name.ts";
import { cpuModels } from "./generated/cpu-models.ts";
import type { CpuModelTable } from "./hardware-tables.ts";

interface CpuModel {
  readonly name: string;
  readonly tdpWatts: number;
  readonly source: string;
}

let parsed: ReadonlyMap<string, CpuModel> | undefined;

/**
 * Thermal design power of a whole CPU package in W, by the name that a machine reports, such as `AMD EPYC 7763 64-Core Processor`.
 * The model must be known exactly: a miss (`unknown-cpu`) carries look-alikes to show, never to use. A virtual machine that hides its
 * model (`Intel(R) Xeon(R) CPU @ 2.20GHz`) is a miss as well.
 */
export function cpuTdpWatts(name: string): Lookup<Quantity<"W">> {
  parsed ??= parse();
  const wanted = normaliseCpuName(name);
  const model = parsed.get(wanted);
  if (model) return known(exactly(`${model.name} TDP`, model.tdpWatts, "W", model.source));
  const names = [...parsed.values()].map((other) => other.name);
  return unknown("unknown-cpu", name, { suggestions: nearestNames(wanted, names) });
}

function parse(): Map<string, CpuModel> {
  const models = new Map<string, CpuModel>();
  for (const [source, rows] of Object.entries(JSON.parse(cpuModels) as CpuModelTable)) {
    for (const [name, tdpWatts] of rows) models.set(normaliseCpuName(name), { name, tdpWatts, source });
  }
  return models;
}
