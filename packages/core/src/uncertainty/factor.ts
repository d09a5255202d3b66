import type { PublisherConflict, Quantity } from "@green-place/contract";

/**
 * One doubtful number that several placements may share, such as `zone:FR:intensity`. The same id is always the same draw:
 * a doubt that stands on both sides of a comparison cancels.
 */
export interface Factor {
  readonly id: string;
  readonly low: number;
  readonly value: number;
  readonly high: number;
  readonly unit: string;
  /** Id of the source, qualified by who gives it: `aws/sustainability-2024`. */
  readonly source: string;
  /** Physical bounds that no draw crosses: 1 for PUE, 0 and 1 for a load. */
  readonly floor?: number;
  readonly ceiling?: number;
  /** Two publishers contradict each other; low and high span both. Its source is qualified too. */
  readonly conflict?: PublisherConflict;
}

export function factor(
  id: string,
  quantity: Quantity,
  owner: string,
  { conflict, ...bounds }: Pick<Factor, "floor" | "ceiling" | "conflict"> = {},
): Factor {
  const qualified = (source: string): string => (source.includes("/") ? source : `${owner}/${source}`);
  return {
    id,
    low: quantity.low,
    value: quantity.value,
    high: quantity.high,
    unit: quantity.unit,
    source: qualified(quantity.source),
    ...bounds,
    ...(conflict && { conflict: { ...conflict, source: qualified(conflict.source) } }),
  };
}

/** Qualified ids of everything that the number and its range rest on. */
export const sourcesOfFactor = ({ source, conflict }: Factor): readonly string[] =>
  conflict ? [source, conflict.source] : [source];

/** How far another publisher's figure lies from this one: max(other.high / value, value / other.low), at least 1; 1 where none is known. */
export const conflictFactor = ({ conflict, value }: Factor): number =>
  conflict ? Math.max(1, conflict.other.high / value, value / conflict.other.low) : 1;
