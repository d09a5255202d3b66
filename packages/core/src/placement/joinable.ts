import type { ExclusionTally } from "../estimate/exclusions.ts";
import { type Candidate, candidateId } from "./candidate.ts";

/** Whether a candidate's machines would have to work as one with nothing known to join them. */
const isUnjoined = ({ machine }: Candidate): boolean =>
  machine.joinedChips > 0 && machine.instanceType.interconnect === undefined;

/**
 * The candidates whose machines can work as one: a single machine, or several with an interconnect. The others are counted as left
 * out. Where these are all that there are, they stay: a slow answer, which their warnings call so, is better than none.
 */
export function joinable(candidates: readonly Candidate[], tally: ExclusionTally): readonly Candidate[] {
  const joined = candidates.filter((candidate) => !isUnjoined(candidate));
  if (joined.length === 0) return candidates;
  for (const candidate of candidates)
    if (isUnjoined(candidate)) tally.add("no-interconnect", candidateId(candidate));
  return joined;
}
