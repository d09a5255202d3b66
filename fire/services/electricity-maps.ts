import { electricityMapsLive } from "@green-place/intensity-data/live";
import { liveService } from "./live-service.ts";

const hour = { carbonIntensity: 50, datetime: "2026-11-23T12:00:00.000Z" };

export default liveService(
  "electricity-maps",
  electricityMapsLive,
  "DE",
  { latest: { zone: "DE", ...hour }, forecast: { zone: "DE", forecast: [{ ...hour, carbonIntensity: 51 }] } },
  { "another zone": (body) => body.replaceAll('"DE"', '"FR"') },
);
