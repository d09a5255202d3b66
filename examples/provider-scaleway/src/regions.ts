import type { RangeRow, RegionRow } from "@green-place/provider-data/document";

const cities = {
  par: { name: "Paris", country: "FR", latitude: 48.86, longitude: 2.35, gridZones: ["FR"] },
  ams: { name: "Amsterdam", country: "NL", latitude: 52.37, longitude: 4.9, gridZones: ["NL"] },
  waw: { name: "Warsaw", country: "PL", latitude: 52.23, longitude: 21.01, gridZones: ["PL"] },
} as const;

/** What a figure with so many printed digits may have been before it was rounded: 1.16 was 1.155 to 1.165. */
function rounded(value: number, halfStep: number): RangeRow {
  const exact = (number: number): number => Number(number.toPrecision(6));
  return { low: exact(value - halfStep), value, high: exact(value + halfStep), source: "footprint-values" };
}

function zone(city: keyof typeof cities, number: 1 | 2 | 3, pue: RangeRow, wue?: RangeRow): RegionRow {
  const { name, ...place } = cities[city];
  const id = `${place.country.toLowerCase()}-${city}-${number}`;
  return { id, name: `${name} ${number}`, ...place, pue, ...(wue && { wue }), source: "availability" };
}

/** Scaleway's Availability Zones: each is a datacentre with a PUE of its own, and WUE where it is disclosed. */
export const regions: readonly RegionRow[] = [
  zone("par", 1, rounded(1.46, 0.005), rounded(0.014, 0.0005)),
  zone("par", 2, rounded(1.16, 0.005), rounded(0.214, 0.0005)),
  zone("par", 3, rounded(1.44, 0.005), rounded(0.004, 0.0005)),
  zone("ams", 1, rounded(1.38, 0.005), rounded(0.85, 0.005)),
  zone("ams", 2, rounded(1.4, 0.05)),
  zone("ams", 3, rounded(1.2, 0.05)),
  zone("waw", 1, rounded(1.51, 0.005)),
  zone("waw", 2, rounded(1.32, 0.005)),
  zone("waw", 3, rounded(1.43, 0.005)),
];
