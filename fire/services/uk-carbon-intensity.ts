import { ukCarbonIntensity } from "@green-place/intensity-data/live";
import { liveService } from "./live-service.ts";

const half = (from: string, to: string, actual: number) => ({
  from: `2026-11-23T${from}Z`,
  to: `2026-11-23T${to}Z`,
  intensity: { forecast: actual + 1, actual, index: "low" },
});

export default liveService(
  "uk-carbon-intensity",
  ukCarbonIntensity,
  "GB",
  { intensity: { data: [half("12:00", "12:30", 200), half("12:30", "13:00", 210)] } },
  {
    "slots that end before they begin": (body) =>
      body.replaceAll('"from"', '"swap"').replaceAll('"to"', '"from"').replaceAll('"swap"', '"to"'),
    "slots that overlap": (body) => body.replace("T12:30Z", "T12:50Z"),
    "an instant that is none": (body) => body.replaceAll("T12:30Z", "T25:61Z"),
  },
);
