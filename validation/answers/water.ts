import { type IntensitySourceV1, measure } from "@green-place/contract";
import { assumedFactor } from "../../packages/core/src/assumptions/assumed-factor.ts";
import { facilityEnergy } from "../../packages/core/src/formulas/facility-energy.ts";
import { waterUse } from "../../packages/core/src/formulas/water-use.ts";
import { createDraws } from "../../packages/core/src/uncertainty/draws.ts";
import { type Factor, factor } from "../../packages/core/src/uncertainty/factor.ts";
import { rangeOfDraws } from "../../packages/core/src/uncertainty/range-of-draws.ts";
import type { QuestionOf } from "../case-schema.ts";
import type { ModelCatalogue } from "../model-catalogue.ts";
import type { Answer } from "./answer.ts";

function zoneWater(zone: string, source: IntensitySourceV1): Factor {
  const found = source.annual({
    zones: [{ scheme: "electricity-maps", id: zone }],
    country: zone.slice(0, 2),
  });
  if (!found.ok || !found.data.ewif) throw new Error(`the water of ${zone} is unknown`);
  return factor(`zone:${zone}:ewif`, found.data.ewif, source.id, { floor: 0 });
}

const NONE = measure(0, "L/kWh");

export function water(
  { zone, kilowattHours, pue, wue, ewif, part }: QuestionOf<"water">,
  { assumptions, average }: ModelCatalogue,
): Answer {
  const energy = measure(kilowattHours, "kWh");
  const facility = facilityEnergy(energy, measure(pue, "1"));
  const litres = (site: number, grid: number): number =>
    waterUse(
      energy,
      part === "grid" ? NONE : measure(site, "L/kWh"),
      facility,
      part === "site" ? NONE : measure(grid, "L/kWh"),
    );
  const site = assumedFactor(assumptions, "wue-cloud", { floor: 0 });
  const grid = (zone && zoneWater(zone, average)) || assumedFactor(assumptions, "ewif", { floor: 0 });
  const draws = createDraws();
  const grids = draws.of(grid);
  const all = draws.of(site).map((x, i) => litres(wue ?? x, ewif ?? grids[i]!));
  return rangeOfDraws(litres(wue ?? site.value, ewif ?? grid.value), all);
}
