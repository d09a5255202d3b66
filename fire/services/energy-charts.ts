import { energyCharts } from "@green-place/intensity-data/live";
import { liveService, start } from "./live-service.ts";

export default liveService("energy-charts", energyCharts, "DE", {
  co2eq: {
    unix_seconds: [0, 1, 2, 3, 4].map((quarter) => start / 1000 + quarter * 900),
    co2eq: [301, 302, null, null, null],
    co2eq_forecast: [300, 301, 303, 304, 305],
  },
});
