import type { Range } from "@green-place/contract";

/** What a meter must know besides the readings. */
export interface MeterSettings {
  /** `machine`: everything the machine draws. `process`: the share of the processes that the run is about. */
  readonly mode: "machine" | "process";
  /** CPU threads that the run may use: those of the machine, or of the container's share. */
  readonly threads: number;
  /**
   * Auxiliary power over that of CPU, GPU and memory, a ratio of 0 or more; null leaves it out.
   *
   *   auxiliary = ratio * (cpu + gpu + ram)
   */
  readonly auxiliaryRatio: Range | null;
}
