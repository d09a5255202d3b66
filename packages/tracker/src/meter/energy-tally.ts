/** What one channel has added up so far. Milliseconds of `gapMs` were not seen; they are filled in only when reported. */
export interface EnergyTally {
  joules: number;
  knownMs: number;
  gapMs: number;
  /** Of `gapMs`: the time before the first reading. */
  lateMs: number;
  /** Faults by name with how often each was seen. */
  readonly faults: Map<string, number>;
}

export const emptyTally = (): EnergyTally => ({
  joules: 0,
  knownMs: 0,
  gapMs: 0,
  lateMs: 0,
  faults: new Map(),
});

export function flag(tally: EnergyTally, fault: string): void {
  tally.faults.set(fault, (tally.faults.get(fault) ?? 0) + 1);
}
