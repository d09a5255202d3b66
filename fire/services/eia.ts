import { eiaFuelMix } from "@green-place/intensity-data/live";
import { liveService } from "./live-service.ts";

const fuel = (fueltype: string, value: unknown) => ({
  period: "2026-11-23T13",
  respondent: "CISO",
  fueltype,
  value,
  "value-units": "megawatthours",
});

export default liveService(
  "eia",
  eiaFuelMix,
  "US-CAL-CISO",
  { "fuel-type-data": { response: { total: "2", data: [fuel("NG", "3000"), fuel("SUN", 1000)] } } },
  {
    "another zone": (body) => body.replaceAll("CISO", "ERCO"),
    "an endless number as text": (body) => body.replace('"3000"', `"${"9".repeat(400)}"`),
    "another unit": (body) => body.replaceAll("megawatthours", "gigawatthours"),
  },
);
