/**
 * Training BERT in the central US or in Germany against Norway or France: under half the carbon?
 *
 * Dodge et al. 2022 (arXiv:2206.05229) measured 37.3 kWh on eight V100 in 36 hours, and put it at 22 to 28 kg CO2 in the central US and
 * Germany and at less than half of that in Norway and France, on marginal intensities of 2020. Here is what today's tables say.
 */

import type { IntensitySourceV1 } from "@green-place/contract";
import { carbonOfEnergy } from "@green-place/core";
import { ELECTRICITY_MAPS, electricityMaps, unfcccMarginal } from "@green-place/intensity-data";

const energyKwh = 37.3;
const places = [
  { name: "Central US", zone: "US-MIDW-MISO", country: "US" },
  { name: "Germany", zone: "DE", country: "DE" },
  { name: "Norway", zone: "NO-NO1", country: "NO" },
  { name: "France", zone: "FR", country: "FR" },
];

console.log(
  `BERT pre-training, 8 x V100, 36 h, ${energyKwh} kWh measured (Dodge et al. 2022, arXiv:2206.05229)\n`,
);
print("average intensity, life cycle", electricityMaps());
print("marginal intensity (plants that react to one more kWh), by country", unfcccMarginal());

function print(title: string, intensity: IntensitySourceV1): void {
  const rows = places.map(({ name, zone, country }) => ({
    name,
    ...carbonOfEnergy({ energyKwh, zone: { scheme: ELECTRICITY_MAPS, id: zone }, country, intensity }),
  }));
  const dirty = rows.slice(0, 2).map(({ carbonKg }) => carbonKg.value);
  console.log(`By ${title}, ${rows[0]!.signal.year}:`);
  for (const { name, carbonKg, intensity: grid } of rows) {
    const share = carbonKg.value / Math.min(...dirty);
    const verdict = dirty.includes(carbonKg.value)
      ? ""
      : `, ${share.toFixed(2)} of the cleaner of the first two`;
    console.log(
      `  ${name.padEnd(10)} ${carbonKg.value.toFixed(1).padStart(5)} kg (${carbonKg.low.toFixed(1)} to ${carbonKg.high.toFixed(1)}) at ${grid.value} g/kWh${verdict}`,
    );
  }
  for (const { publisher, title: what, url, licence } of Object.values(rows[0]!.sources))
    console.log(`  Source: ${publisher}, ${what}, ${url} (${licence})`);
  console.log();
}

console.log("Published: 22 to 28 kg in the central US and Germany, less than half in Norway and France.");
console.log(
  "Both signals say under half, the marginal one with a range in which it need not be so: publishers contradict each other on it. The level\ndepends on the signal: of these two only the marginal one puts Germany at 22 to 28 kg.",
);
console.log(
  "Marginal signals differ too: WattTime's means of 2021 make 25.9 kg of the same energy in Central US, 17.7 in Germany, 13.8 in",
);
console.log(
  "Norway and 10.3 in France (Prewitt 2021): France under half of Central US, Norway just over half, and neither under half of Germany.",
);
