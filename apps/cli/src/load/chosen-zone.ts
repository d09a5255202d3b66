import { GreenPlaceError } from "@green-place/core";
import type { Session } from "./session.ts";

/** Where a job runs, as one of three options says it. */
export interface WhereOptions {
  readonly zone?: string;
  readonly region?: string;
  readonly intensityFile?: string;
}

/** The zone that was named, directly or by a region; empty for a file, which is of no zone that we know. */
export async function chosenZone(options: WhereOptions, session: Session): Promise<string> {
  if (options.zone !== undefined) return options.zone;
  if (options.intensityFile !== undefined) return "";
  if (options.region === undefined) {
    throw new GreenPlaceError(
      "E_OPTIONS",
      "It is not said where the job runs.",
      "Add --zone DE, --region gcp:europe-west4 or --intensity-file series.csv.",
    );
  }
  const { loadWorld } = await import("./world.ts");
  const { zoneOfRegion } = await import("./zone-of-region.ts");
  return zoneOfRegion(options.region, (await loadWorld("average", session)).providers);
}
