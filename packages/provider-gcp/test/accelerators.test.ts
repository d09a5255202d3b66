import { join } from "node:path";
import { readCsv, textIn } from "@green-place/tools/csv";
import { readKnownIds } from "@green-place/tools/provider-rows";
import { expect, it } from "vitest";
import { acceleratorIds } from "../src/live/accelerators.ts";

const packageFolder = join(import.meta.dirname, "..");

it("names chips of the hardware catalogue only, and every chip of the shipped tables", () => {
  const { accelerators } = readKnownIds(join(packageFolder, ".."));
  expect(acceleratorIds.filter((id) => !accelerators.has(id))).toEqual([]);
  const shipped = readCsv(join(packageFolder, "data", "instance-types.csv")).flatMap((row) =>
    row["accelerators"] ? textIn(row, "accelerators").replace(/:.*/, "") : [],
  );
  expect(new Set(shipped).size).toBeGreaterThan(15);
  expect(shipped.filter((id) => !acceleratorIds.includes(id))).toEqual([]);
});
