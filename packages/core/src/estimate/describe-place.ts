import type { Intensity, Quantity, Region } from "@green-place/contract";
import { assumedFactor } from "../assumptions/assumed-factor.ts";
import type { Assumptions } from "../assumptions/assumption.ts";
import { assumptionOfBuilding } from "../assumptions/assumption-of-building.ts";
import { type Factor, factor } from "../uncertainty/factor.ts";
import { intensityId } from "./intensity-id.ts";
import type { Place } from "./place.ts";

/** Gathers everything that an estimate needs to know about a region: facts where they are disclosed, else named defaults. */
export function describePlace(
  provider: string,
  region: Region,
  intensity: Intensity,
  intensityOwner: string,
  assumptions: Assumptions,
): Place {
  const building = (kind: "pue" | "wue", known: Quantity | undefined, floor: number): Factor => {
    const subject = `${provider}:${region.id}`;
    if (known) return factor(`${kind}:${subject}`, known, provider, { floor });
    return assumedFactor(assumptions, assumptionOfBuilding(kind, provider, assumptions), {
      floor,
      of: subject,
    });
  };
  // Regions whose sources disagree on the zone span several: theirs is another doubt than that of one of these zones alone.
  const zones = region.gridZones
    .filter((zone) => zone.scheme === intensity.zone.scheme)
    .map((zone) => zone.id);
  const zone = zones.includes(intensity.zone.id) ? zones.join("+") : intensity.zone.id;
  const { conflict } = intensity;
  return {
    provider,
    region,
    intensity,
    factors: {
      intensity: factor(
        intensityId(zone, intensity, region.gridZones),
        intensity.gramsPerKwh,
        intensityOwner,
        {
          floor: 0,
          ...(conflict && { conflict }),
        },
      ),
      pue: building("pue", region.pue, 1),
      wue: building("wue", region.wue, 0),
      ewif: intensity.ewif
        ? factor(
            `zone:${region.gridZones.map(({ id }) => id).join("+")}:ewif`,
            intensity.ewif,
            intensityOwner,
            {
              floor: 0,
            },
          )
        : assumedFactor(assumptions, "ewif", { floor: 0, of: zone }),
    },
  };
}
