import type { Source } from "@green-place/contract";
import { GreenPlaceError } from "@green-place/contract";
import { assumptionSources } from "../assumptions/assumption-sources.ts";

/** Anything that vouches for numbers: a provider, a catalogue, an intensity source. */
export interface SourceOwner {
  readonly id: string;
  sources(): readonly Source[];
}

/**
 * The sources behind ids such as `aws/price-list`, by id and sorted. Throws `E_UNKNOWN_SOURCE` when an owner does not
 * have a source that its numbers name: a number without a source is never shown.
 */
export function collectSources(
  ids: readonly string[],
  owners: readonly SourceOwner[],
): Record<string, Source> {
  const byOwner = new Map(owners.map((owner) => [owner.id, owner.sources()]));
  byOwner.set("core", assumptionSources);
  const collected: Record<string, Source> = {};
  for (const id of [...new Set(ids)].sort()) {
    const slash = id.indexOf("/");
    const source = byOwner.get(id.slice(0, slash))?.find((row) => row.id === id.slice(slash + 1));
    if (!source) {
      throw new GreenPlaceError(
        "E_UNKNOWN_SOURCE",
        `A number names the source "${id}", which is not in any table of sources.`,
        "Report this to the owner of the data.",
      );
    }
    collected[id] = source;
  }
  return collected;
}
