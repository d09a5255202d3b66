export { eiaFuelMix } from "./live/eia-fuel-mix.ts";
export { electricityMapsLive } from "./live/electricity-maps-live.ts";
export { energyCharts } from "./live/energy-charts.ts";
export type { LiveOptions, RetryPolicy } from "./live/live-options.ts";
export { type LiveSourceEntry, liveSources } from "./live/live-sources.ts";
export { ukCarbonIntensity } from "./live/uk-carbon-intensity.ts";
export { wattTime } from "./live/watttime.ts";
