/**
 * "Run at night where there is hydropower": is the grid of Washington state cleaner at night?
 *
 * On average intensity, hour by hour through 2022, it is the other way round. The statement was made about marginal intensity, of which
 * no hourly data is public; what is known of it is printed too.
 */
import { ELECTRICITY_MAPS, unfcccMarginal } from "@green-place/intensity-data";
import { hourlyYear2022 } from "@green-place/intensity-data/hourly";

const zones = [
  { zone: "US-NW-BPAT", name: "Bonneville, Washington and Oregon (hydro)", utcOffset: -8 },
  { zone: "US-NW-GCPD", name: "Grant County, Quincy (hydro)", utcOffset: -8 },
  { zone: "US-NW-CHPD", name: "Chelan County (hydro)", utcOffset: -8 },
  { zone: "NO-NO2", name: "South-west Norway (hydro)", utcOffset: 1 },
  { zone: "US-CAL-CISO", name: "California (sun)", utcOffset: -8 },
  { zone: "DE", name: "Germany (wind, sun, coal)", utcOffset: 1 },
];

/** Mean g/kWh of the local hours `from` to `to`, standard time, both included. */
function meanOf(zone: string, utcOffset: number, from: number, to: number): number {
  const found = hourlyYear2022(zone);
  if (!found.ok) throw new Error(found.query);
  const { startsMs, gramsPerKwh } = found.data.series;
  const chosen = gramsPerKwh.filter((_, i) => {
    const hour = new Date(startsMs[i]! + utcOffset * 3_600_000).getUTCHours();
    return from <= hour && hour <= to;
  });
  return chosen.reduce((sum, grams) => sum + grams, 0) / chosen.length;
}

console.log(
  "Average intensity, life cycle, all hours of 2022 (Electricity Maps, https://portal.electricitymaps.com, ODbL-1.0)",
);
console.log("night: 0 to 5 h, day: 8 to 19 h, local standard time, g/kWh\n");
for (const { zone, name, utcOffset } of zones) {
  const [night, day] = [meanOf(zone, utcOffset, 0, 5), meanOf(zone, utcOffset, 8, 19)];
  const change = ((night / day - 1) * 100).toFixed(0);
  console.log(
    `  ${name.padEnd(42)} night ${night.toFixed(1).padStart(6)}  day ${day.toFixed(1).padStart(6)}  night against day ${night > day ? "+" : ""}${change} %`,
  );
}

const marginal = unfcccMarginal().annual({
  zones: [{ scheme: ELECTRICITY_MAPS, id: "US-NW-BPAT" }],
  country: "US",
});
console.log(
  "\nOn average intensity, then, the hydro zones of Washington are dirtier at night, not cleaner, and so is every other grid here.",
);
if (marginal.ok) {
  console.log(
    `Marginal intensity asks which plant reacts to one more kWh: ${marginal.data.gramsPerKwh.value} g/kWh in the US as a whole (UNFCCC, 2021), whatever the share of hydro.`,
  );
}
console.log(
  "Hourly marginal data of these zones is not public, so green-place says nothing about night and day on that signal.",
);
console.log(
  "What was published of it: Dodge et al. 2022 (arXiv:2206.05229, Table 3), marginal, Central US, BERT fine-tuning of 3.1 kWh:",
);
console.log(
  "2,381 g when started at midnight, 2,210 g at 6 h, 2,410 g at 18 h: 8 % between midnight and morning.",
);
