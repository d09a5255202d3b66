import type { Source } from "./source.ts";
import type { Quantity } from "./units/quantity.ts";

/**
 * A chip that does the work: GPU, TPU or another accelerator. A property that is absent is unknown;
 * it is never zero and never that of a similar chip.
 */
export interface Accelerator {
  /** Lower case, as users type it: `a100-80gb-sxm`. */
  readonly id: string;
  readonly name: string;
  readonly vendor: string;
  readonly kind: "gpu" | "tpu" | "asic" | "fpga";
  /** What several ids have in common: `a100` finds every A100. Also lower case. */
  readonly family: string;
  /** Other names, exact and lower case; no substring is ever matched. */
  readonly aliases: readonly string[];
  /** Board power at full load: the datasheet's TDP unless a measurement says otherwise. */
  readonly peakWatts?: Quantity<"W">;
  /** Board power with nothing running. */
  readonly idleWatts?: Quantity<"W">;
  readonly memoryGib?: Quantity<"GiB">;
  readonly bandwidthGbPerS?: Quantity<"GB/s">;
  /** Dense throughput (no sparsity). */
  readonly bf16Tflops?: Quantity<"TFLOP/s">;
  readonly fp16Tflops?: Quantity<"TFLOP/s">;
  readonly fp32Tflops?: Quantity<"TFLOP/s">;
  /** Cradle to gate, one board or module. */
  readonly embodiedKg?: Quantity<"kg">;
}

export type AcceleratorMeasure = Exclude<
  keyof Accelerator,
  "id" | "name" | "vendor" | "kind" | "family" | "aliases"
>;

/** What is measured of an accelerator, and in which unit. */
export const acceleratorUnits = {
  peakWatts: "W",
  idleWatts: "W",
  memoryGib: "GiB",
  bandwidthGbPerS: "GB/s",
  bf16Tflops: "TFLOP/s",
  fp16Tflops: "TFLOP/s",
  fp32Tflops: "TFLOP/s",
  embodiedKg: "kg",
} as const satisfies { [M in AcceleratorMeasure]: NonNullable<Accelerator[M]>["unit"] };

/** A CPU microarchitecture as clouds rent it: power of one vCPU (hardware thread), its share of the package. */
export interface CpuPlatform {
  readonly id: string;
  readonly name: string;
  readonly minWattsPerVcpu: Quantity<"W">;
  readonly maxWattsPerVcpu: Quantity<"W">;
}

/** What is known about chips. Synchronous, pure and offline. */
export interface HardwareCatalogueV1 {
  readonly specVersion: 1;
  readonly id: string;
  /** ISO 8601 date of the newest fact. */
  readonly dataAsOf: string;
  accelerators(): readonly Accelerator[];
  cpuPlatforms(): readonly CpuPlatform[];
  sources(): readonly Source[];
}
