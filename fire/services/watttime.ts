import { wattTime } from "@green-place/intensity-data/live";
import { liveService, start } from "./live-service.ts";

const answer = (from: number) => ({
  data: Array.from({ length: 6 }, (_, i) => ({
    point_time: new Date(start + (from + i) * 300_000).toISOString(),
    value: 900 + from + i,
  })),
  meta: {
    region: "CAISO_NORTH",
    signal_type: "co2_moer",
    units: "lbs_co2_per_mwh",
    data_point_period_seconds: 300,
  },
});

export default liveService(
  "watttime",
  wattTime,
  "CAISO_NORTH",
  { login: { token: "wt-token-4715" }, historical: answer(0), forecast: answer(6) },
  {
    "another zone": (body) => body.replaceAll("CAISO_NORTH", "ERCOT"),
    "another unit": (body) => body.replaceAll("lbs_co2_per_mwh", "kg_co2_per_mwh"),
  },
);
