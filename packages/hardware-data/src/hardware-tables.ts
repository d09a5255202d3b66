import {
  type Accelerator,
  type AcceleratorMeasure,
  acceleratorUnits,
  type CpuPlatform,
  type Quantity,
  type QuantityMethod,
  type Source,
} from "@green-place/contract";

/** What the build makes of `data/*.csv`, as JSON. */
export interface HardwareTables {
  readonly dataAsOf: string;
  readonly methods: readonly QuantityMethod[];
  readonly accelerators: readonly PackedAccelerator[];
  readonly cpuPlatforms: readonly CpuPlatform[];
  readonly sources: readonly Source[];
}

/** A chip with its measures as `[value, low, high, index into sources, index into methods]`. */
export interface PackedAccelerator extends Omit<Accelerator, AcceleratorMeasure> {
  readonly measures: Readonly<
    Partial<Record<AcceleratorMeasure, readonly [number, number, number, number, number]>>
  >;
}

/** The accelerators of the tables, each number with its unit, source and method. */
export function acceleratorsIn({ accelerators, sources, methods }: HardwareTables): Accelerator[] {
  const names = Object.keys(acceleratorUnits) as AcceleratorMeasure[];
  return accelerators.map(({ measures, ...chip }) => {
    const found: Partial<Record<AcceleratorMeasure, Quantity>> = {};
    for (const name of names) {
      const numbers = measures[name];
      if (!numbers) continue;
      const [value, low, high, source, method] = numbers;
      const unit = acceleratorUnits[name];
      found[name] = { low, value, high, unit, source: sources[source]!.id, method: methods[method]! };
    }
    return Object.assign(chip, found) as Accelerator;
  });
}

/** CPU names and their TDP in W, by source id. */
export type CpuModelTable = Readonly<Record<string, readonly (readonly [string, number])[]>>;
