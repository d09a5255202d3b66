import type { Range, Signal, Source } from "@green-place/contract";
import type { Assumption } from "../assumptions/assumption.ts";
import type { Step } from "./step.ts";

/** The footprint of one placement with everything that it rests on. */
export interface Estimate {
  readonly placement: {
    readonly provider: string;
    readonly region: string;
    /** null: only data is stored or sent. */
    readonly instanceType: string | null;
    readonly instanceCount: number | null;
    readonly accelerator: { readonly id: string; readonly count: number } | null;
  };
  /** GB (10^9 bytes) kept over the whole time, and sent in all; null where none was asked for. */
  readonly storage: {
    readonly blockGb: number | null;
    readonly objectGb: number | null;
    readonly transferGb: number | null;
  };
  readonly hours: Range;
  readonly signal: Signal & { readonly year: number };
  readonly itWatts: Range;
  /** At the building's meter: PUE included; data transfer, which is used outside, is added. */
  readonly energyKwh: Range;
  /** Operational, and embodied where that is counted. */
  readonly carbonKg: Range;
  readonly operationalKg: Range;
  /** Of what has any known; null where nothing has, or where it was left out. */
  readonly embodiedKg: Range | null;
  readonly waterLitres: Range;
  readonly intensity: Range & { readonly zone: string; readonly year: number };
  readonly pue: Range;
  readonly warnings: readonly string[];
  readonly steps: readonly Step[];
  readonly assumptions: readonly Assumption[];
  readonly sources: Readonly<Record<string, Source>>;
}
