import type { Factor } from "@green-place/core";
import type { EnergyFactors } from "./watched-energy.ts";

/** Joules without ranges; null: nothing watched or modelled that part. */
export interface EnergyValues {
  readonly total: number;
  readonly cpu: number | null;
  readonly gpu: number | null;
  readonly ram: number | null;
}

/** The medians alone, which are asked for at every change of intensity and every boundary of a task. */
export function energyValues({ cpu, gpu, ram, machine, auxiliaryRatio }: EnergyFactors): EnergyValues {
  const parts = sumOf([...cpu, ...gpu, ...ram]);
  const total =
    machine.length > 0 ? sumOf(machine) : auxiliaryRatio ? parts * (1 + auxiliaryRatio.value) : parts;
  const of = (factors: readonly Factor[]): number | null => (factors.length > 0 ? sumOf(factors) : null);
  return { total, cpu: of(cpu), gpu: of(gpu), ram: of(ram) };
}

const sumOf = (factors: readonly Factor[]): number => factors.reduce((sum, { value }) => sum + value, 0);
