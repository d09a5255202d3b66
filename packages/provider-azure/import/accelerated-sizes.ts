import { join } from "node:path";
import { readCsv, textIn } from "@green-place/tools/csv";
import { isAcceleratedFamily, parseSizeName } from "../src/live/size-name.ts";

export interface AcceleratedSizes {
  /** `id:count` of a size, nothing for a CPU-only size, undefined when it has an accelerator that nobody has told us. */
  acceleratorsOf(size: string): string | undefined;
}

/** Which accelerator a size carries and how much of it: `accelerated-sizes.csv`, kept by hand from the pages of the series. */
export function readAcceleratedSizes(ownTables: string): AcceleratedSizes {
  const bySize = new Map<string, string>();
  for (const row of readCsv(join(ownTables, "accelerated-sizes.csv"))) {
    const size = textIn(row, "size");
    if (bySize.has(size)) throw new Error(`accelerated-sizes.csv: "${size}" is there twice`);
    bySize.set(size, `${textIn(row, "accelerator")}:${fraction(textIn(row, "count"))}`);
  }
  return {
    acceleratorsOf(size) {
      const accelerators = bySize.get(size);
      if (accelerators !== undefined) return accelerators;
      return isAcceleratedFamily(parseSizeName(size)?.family ?? "") ? undefined : "";
    },
  };
}

/** The number that `1/3` or `4` stands for, to the last digit: three thirds must make a whole again. */
export function fraction(text: string): number {
  const [, numerator, denominator = "1"] = /^(\d+)(?:\/(\d+))?$/.exec(text) ?? [];
  const value = Number(numerator) / Number(denominator);
  if (!Number.isFinite(value) || value <= 0) throw new Error(`"${text}" is no count such as 4 or 1/3`);
  return value;
}
