import { type Quantity, quantity, type Region } from "@green-place/contract";

const cities = {
  par: { name: "Paris", country: "FR", latitude: 48.86, longitude: 2.35 },
  ams: { name: "Amsterdam", country: "NL", latitude: 52.37, longitude: 4.9 },
  waw: { name: "Warsaw", country: "PL", latitude: 52.23, longitude: 21.01 },
} as const;

/** What a figure with so many printed digits may have been before it was rounded: 1.16 was 1.155 to 1.165. */
function rounded<U extends string>(value: number, halfStep: number, unit: U): Quantity<U> {
  const exact = (number: number): number => Number(number.toPrecision(6));
  const range = { low: exact(value - halfStep), value, high: exact(value + halfStep) };
  return quantity(`the printed figure ${value}`, range, unit, "footprint-values");
}

const pue = (value: number, halfStep: number): Quantity<"1"> => rounded(value, halfStep, "1");
const wue = (value: number, halfStep: number): Quantity<"L/kWh"> => rounded(value, halfStep, "L/kWh");

type Disclosed = Pick<Region, "pue" | "wue">;

/** An Availability Zone. In all three countries the grid zone is the country. */
function zone(city: keyof typeof cities, number: 1 | 2 | 3, disclosed: Disclosed): Region {
  const { name, country, ...place } = cities[city];
  return {
    id: `${country.toLowerCase()}-${city}-${number}`,
    name: `${name} ${number}`,
    country,
    ...place,
    gridZones: [{ scheme: "electricity-maps", id: country }],
    ...disclosed,
    source: "availability",
  };
}

/** Scaleway's Availability Zones: each is a datacentre with a PUE of its own, and WUE where it is disclosed. */
export const regions: readonly Region[] = [
  zone("par", 1, { pue: pue(1.46, 0.005), wue: wue(0.014, 0.0005) }),
  zone("par", 2, { pue: pue(1.16, 0.005), wue: wue(0.214, 0.0005) }),
  zone("par", 3, { pue: pue(1.44, 0.005), wue: wue(0.004, 0.0005) }),
  zone("ams", 1, { pue: pue(1.38, 0.005), wue: wue(0.85, 0.005) }),
  zone("ams", 2, { pue: pue(1.4, 0.05) }),
  zone("ams", 3, { pue: pue(1.2, 0.05) }),
  zone("waw", 1, { pue: pue(1.51, 0.005) }),
  zone("waw", 2, { pue: pue(1.32, 0.005) }),
  zone("waw", 3, { pue: pue(1.43, 0.005) }),
];
