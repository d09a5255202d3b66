import { type Assumption, assumptionsNamed } from "./assumption.ts";

const pue = assumptionsNamed("pue", "1");
const wue = assumptionsNamed("wue", "L/kWh");

/** The building and the electricity it buys: PUE where a region discloses none, and water. */
export const buildingAssumptions: readonly Assumption[] = [
  pue("gcp", 1.04, 1.09, 1.15, "google-pue", "Fleet mean; regions range from 1.04 to 1.15."),
  pue("aws", 1.06, 1.14, 1.46, "aws-pue", "Global mean of 2025; disclosed regions range from 1.06 to 1.46."),
  pue(
    "azure",
    1.1,
    1.17,
    1.39,
    "azure-pue",
    "Global mean of buildings; disclosed regions range from 1.1 to 1.39.",
  ),
  pue(
    "cloud",
    1.1,
    1.25,
    1.5,
    "uptime-2024",
    "A hosted data centre of the last ten years; the survey's mean over all ages is 1.56.",
  ),
  {
    id: "pue-unknown",
    low: 1,
    value: 1,
    high: 1.58,
    unit: "1",
    source: "uptime-2024",
    why: "A machine that is not known to stand in a data centre: nothing is added, up to the mean of the industry.",
  },
  {
    id: "grid-intensity-unknown",
    low: 36.7,
    value: 473,
    high: 784,
    unit: "g/kWh",
    source: "ember-2025",
    why: "A run whose place nobody stated: the world's average electricity, between the 5th and the 95th percentile of countries.",
  },
  wue("aws", 0.02, 0.12, 1.0, "aws-pue", "Global mean of AWS in 2025; regions differ widely."),
  wue("azure", 0.02, 0.27, 1.65, "azure-pue", "Global mean of Microsoft's buildings; regions differ widely."),
  wue("cloud", 0.05, 0.55, 1.8, "li-2023", "On-site water of hyperscale sites that Li et al. collect."),
  {
    id: "ewif",
    low: 1.3,
    value: 3.6,
    high: 14,
    unit: "L/kWh",
    source: "wri-2020",
    why: "Water consumed in making electricity where the zone's mix is unknown: median and middle 90 % of the 330 zones whose mix is known; Li et al. have 1.3 (Texas) to 9.5 (Washington).",
  },
];
