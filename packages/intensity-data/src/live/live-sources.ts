import type { LiveIntensitySourceV1 } from "@green-place/contract";
import { eiaFuelMix } from "./eia-fuel-mix.ts";
import { electricityMapsLive } from "./electricity-maps-live.ts";
import { energyCharts } from "./energy-charts.ts";
import type { LiveOptions } from "./live-options.ts";
import { ukCarbonIntensity } from "./uk-carbon-intensity.ts";
import { wattTime } from "./watttime.ts";

export interface LiveSourceEntry {
  readonly id: string;
  /** Names in the environment that it needs; none where it is open to all. */
  readonly keys: readonly string[];
  readonly create: (options: LiveOptions) => LiveIntensitySourceV1;
}

/** Every live source, those first that know most zones. */
export const liveSources: readonly LiveSourceEntry[] = [
  { id: "electricity-maps-live", keys: ["ELECTRICITY_MAPS_API_KEY"], create: electricityMapsLive },
  { id: "watttime", keys: ["WATTTIME_USER", "WATTTIME_PASSWORD"], create: wattTime },
  { id: "energy-charts", keys: [], create: energyCharts },
  { id: "uk-carbon-intensity", keys: [], create: ukCarbonIntensity },
  { id: "eia-fuel-mix", keys: ["EIA_API_KEY"], create: eiaFuelMix },
];
