/** What keeps a machine at a place from doing the job or from being estimated, whatever the user allows. */
export type Obstacle =
  | "too-few-vcpus"
  | "too-little-memory"
  | "too-little-accelerator-memory"
  | "accelerator-memory-unknown"
  | "only-a-fraction-of-an-accelerator"
  | "several-accelerator-kinds"
  | "accelerator-unknown"
  | "power-unknown"
  | "throughput-unknown"
  | "intensity-unknown";

/** Why a placement that was considered is not eligible: the user rules it out, or something is in the way. */
export type ExclusionReason =
  | "not-the-provider"
  | "not-within"
  | "not-the-country"
  | "not-the-region"
  | Obstacle
  | "no-interconnect"
  | "price-unknown"
  | "over-budget";

export interface Exclusion {
  readonly reason: ExclusionReason;
  readonly count: number;
  /** The first few by name, as `provider:region:instance type`. */
  readonly examples: readonly string[];
}

/** How many placements were looked at, how many can be used, and what became of the others. Nothing is dropped uncounted. */
export interface Coverage {
  readonly considered: number;
  readonly eligible: number;
  readonly excluded: readonly Exclusion[];
}

const EXAMPLES = 3;

/** Counts exclusions by reason. */
export interface ExclusionTally {
  add(reason: ExclusionReason, example: string, count?: number): void;
  toList(): Exclusion[];
}

/** A tally whose examples do not depend on the order in which placements came. */
export function createExclusionTally(): ExclusionTally {
  const byReason = new Map<ExclusionReason, { count: number; examples: string[] }>();
  return {
    add(reason, example, count = 1) {
      let entry = byReason.get(reason);
      if (!entry) {
        entry = { count: 0, examples: [] };
        byReason.set(reason, entry);
      }
      entry.count += count;
      const { examples } = entry;
      if (examples.length < EXAMPLES || example < examples[EXAMPLES - 1]!) {
        examples.push(example);
        examples.sort();
        examples.length = Math.min(examples.length, EXAMPLES);
      }
    },
    toList: () =>
      [...byReason]
        .map(([reason, entry]) => ({ reason, ...entry }))
        .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
  };
}
