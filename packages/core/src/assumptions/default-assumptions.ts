import type { Assumptions } from "./assumption.ts";
import { buildingAssumptions } from "./building-assumptions.ts";
import { embodiedAssumptions } from "./embodied-assumptions.ts";
import { loadAssumptions } from "./load-assumptions.ts";
import { powerAssumptions } from "./power-assumptions.ts";
import { speedAssumptions } from "./speed-assumptions.ts";
import { storageAssumptions } from "./storage-assumptions.ts";

const rows = [
  ...loadAssumptions,
  ...powerAssumptions,
  ...buildingAssumptions,
  ...embodiedAssumptions,
  ...speedAssumptions,
  ...storageAssumptions,
];

/** Every default by its id. Pass changed rows to `recommend` or `estimate` to replace some. */
export const defaultAssumptions: Assumptions = Object.fromEntries(rows.map((row) => [row.id, row]));
