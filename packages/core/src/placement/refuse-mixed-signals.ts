import type { Intensity } from "@green-place/contract";
import { SignalMixedError } from "../errors/signal-mixed-error.ts";
import type { Place } from "../estimate/place.ts";
import type { Candidate } from "./candidate.ts";

/** One source answers with one signal, so only a source that breaks its contract, or a missing year, can mix them. */
export function refuseMixedSignals(candidates: readonly Candidate[]): void {
  const first = candidates[0]?.place.intensity;
  if (!first) return;
  const describe = ({ signal, year }: Intensity): string =>
    `${signal.kind}, ${signal.accounting}-based, ${signal.boundary}, ${year}`;
  const checked = new Set<Place>();
  for (const { place } of candidates) {
    if (checked.has(place)) continue;
    checked.add(place);
    const { signal, year } = place.intensity;
    const isSame =
      year === first.year &&
      signal.kind === first.signal.kind &&
      signal.accounting === first.signal.accounting &&
      signal.boundary === first.signal.boundary;
    if (!isSame) throw new SignalMixedError(describe(first), describe(place.intensity));
  }
}
