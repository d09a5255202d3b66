import type { Row } from "@green-place/tools/csv";
import { normaliseCpuName } from "../src/cpu-name.ts";

export interface CpuModel {
  readonly name: string;
  readonly tdpWatts: number;
}

export interface Refusal {
  /** What the upstream row is about. */
  readonly subject: string;
  readonly reason: string;
}

/**
 * Reads a table `Name,TDP`. Refused: a TDP that is not one positive number (`27.29.5`, `0.0`), and names that are the same model with
 * different TDPs, since nothing says which is right. Sorted by name.
 */
export function cpuModels(rows: readonly Row[]): { models: CpuModel[]; refused: Refusal[] } {
  const refused: Refusal[] = [];
  const byModel = new Map<string, CpuModel[]>();
  for (const row of rows) {
    const name = (row["Name"] ?? "").trim();
    const text = (row["TDP"] ?? "").trim();
    const tdpWatts = Number(text);
    if (name === "") refused.push({ subject: `TDP ${text}`, reason: "no name" });
    else if (text === "" || !Number.isFinite(tdpWatts))
      refused.push({ subject: name, reason: `TDP "${text}" is not a number` });
    else if (tdpWatts <= 0) refused.push({ subject: name, reason: `TDP ${text} W is not positive` });
    else
      byModel.set(normaliseCpuName(name), [
        ...(byModel.get(normaliseCpuName(name)) ?? []),
        { name, tdpWatts },
      ]);
  }
  const models: CpuModel[] = [];
  for (const same of byModel.values()) {
    const [first] = same;
    if (same.every((model) => model.tdpWatts === first!.tdpWatts)) models.push(first!);
    else
      for (const { name, tdpWatts } of same)
        refused.push({ subject: name, reason: `${tdpWatts} W, and another TDP elsewhere` });
  }
  models.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { models, refused };
}
