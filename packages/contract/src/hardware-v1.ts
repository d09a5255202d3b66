import type { Source } from "./source.ts";
import type { Quantity } from "./units/quantity.ts";

/**
 * A chip that does the work: GPU, TPU or another accelerator. A property that is absent is unknown; it is never zero and never that of a
 * similar chip. All quantities are of one chip as it is rented, and above 0.
 */
export interface Accelerator {
  /** Lower case, as users type it: `a100-80gb-sxm`. */
  readonly id: string;
  /** For people: `NVIDIA A100 80GB SXM`. */
  readonly name: string;
  readonly vendor: string;
  readonly kind: "gpu" | "tpu" | "asic" | "fpga";
  /** What several ids have in common: `a100` finds every A100. Also lower case. */
  readonly family: string;
  /** Other names, exact and lower case; no substring is ever matched. */
  readonly aliases: readonly string[];
  /**
   * `card`: plugged into a slot of a server. `module`: with others on a board of its own that brings switches and network cards (SXM, OAM,
   * TPU trays, which take more fans and lose more). Absent: unknown.
   */
  readonly formFactor?: "card" | "module";
  /** Watts of the board at full load: the datasheet's TDP unless a measurement says otherwise. */
  readonly peakWatts?: Quantity<"W">;
  /** Watts of the board with nothing running, at most `peakWatts`. */
  readonly idleWatts?: Quantity<"W">;
  /** Memory in GiB, 2^30 bytes. */
  readonly memoryGib?: Quantity<"GiB">;
  /** Memory bandwidth, 10^9 bytes a second. */
  readonly bandwidthGbPerS?: Quantity<"GB/s">;
  /** Dense throughput (no sparsity) in bfloat16, 10^12 operations a second; a multiply-add counts as two. */
  readonly bf16Tflops?: Quantity<"TFLOP/s">;
  /** As `bf16Tflops`, in float16. */
  readonly fp16Tflops?: Quantity<"TFLOP/s">;
  /** As `bf16Tflops`, in float32 on the vector units. */
  readonly fp32Tflops?: Quantity<"TFLOP/s">;
  /** Embodied carbon: kg CO2e of making one board or module, cradle to gate. */
  readonly embodiedKg?: Quantity<"kg">;
}

/** What is measured of an accelerator. */
export type AcceleratorMeasure = Exclude<
  keyof Accelerator,
  "id" | "name" | "vendor" | "kind" | "family" | "aliases" | "formFactor"
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

/**
 * A CPU microarchitecture as clouds rent it. Power is that of one vCPU: its share of the package.
 *
 *   P[W] = min + load · (max − min)        load in 0..1
 */
export interface CpuPlatform {
  /** Lower case: `sapphire-rapids`. An id that ends in `-core` is for machines whose vCPU is a whole core. */
  readonly id: string;
  /** For people: `Intel Sapphire Rapids`. */
  readonly name: string;
  /** Watts of one vCPU with nothing running, above 0. */
  readonly minWattsPerVcpu: Quantity<"W">;
  /** Watts of one vCPU at full load, at least `minWattsPerVcpu`. */
  readonly maxWattsPerVcpu: Quantity<"W">;
}

/** What is known about chips. Synchronous, pure and offline. */
export interface HardwareCatalogueV1 {
  readonly specVersion: 1;
  /** Lower case, digits and dashes; results name it beside the date of its data. */
  readonly id: string;
  /** ISO 8601 date (`2026-03-02`) of the newest fact. */
  readonly dataAsOf: string;
  accelerators(): readonly Accelerator[];
  cpuPlatforms(): readonly CpuPlatform[];
  /** Every source that a quantity names. */
  sources(): readonly Source[];
}
