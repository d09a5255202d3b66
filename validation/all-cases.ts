import type { CaseFile } from "./case-schema.ts";
import type { ModelCatalogue } from "./model-catalogue.ts";
import { readCases } from "./read-cases.ts";
import { type MeasuredSet, readMeasured } from "./read-measured.ts";

export interface AllCases {
  /** Made by hand first, then imported. */
  readonly files: readonly CaseFile[];
  readonly sets: readonly MeasuredSet[];
}

/** Every case: those made by hand and those that measured sets give, in the order of the table. */
export function allCases({ hardware }: ModelCatalogue): AllCases {
  const byHand = readCases();
  const sets = readMeasured(hardware, byHand);
  return { files: [...byHand, ...sets.flatMap(({ files }) => files)], sets };
}
