/** What electricity is made from, as the tables of water have it. */
export const FUELS = [
  "coal",
  "gas",
  "oil",
  "nuclear",
  "hydro",
  "wind",
  "solar",
  "bioenergy",
  "other_renewable",
] as const;

export type Fuel = (typeof FUELS)[number];
export type Mix = Readonly<Record<Fuel, number>>;

const FOSSIL: readonly Fuel[] = ["coal", "gas", "oil"];
const RENEWABLE: readonly Fuel[] = ["hydro", "wind", "solar", "bioenergy", "other_renewable"];

/** L/kWh. */
export interface Water {
  readonly low: number;
  readonly value: number;
  readonly high: number;
}

const ENDS = ["low", "value", "high"] as const;

/** What a zone's water is computed from. */
export interface ZoneWaterInput {
  /** Shares of the power that the zone consumes. */
  readonly renewable: number;
  readonly carbonFree: number;
  /** Mixes of the places in it, or of its country, that say how renewables and fossil fuels divide. */
  readonly mixes: readonly Mix[];
  /** The mix is that of the whole country, of which the zone is a part: how much of its hydropower stands there is not known. */
  readonly partOfCountry: boolean;
  readonly factors: Readonly<Record<Fuel, Water>>;
}

/**
 * Water consumed in making a kWh of a zone's electricity.
 *
 *   EWIF = R · sum s_f · w_f  +  N · w_nuclear  +  F · sum s_f · w_f        R, N = carbon free - R, F = 1 - carbon free
 *
 * R, N and F are the zone's own, power consumed; s_f is a fuel's share of renewables or of fossil fuels in the mixes given. Low and
 * high take the fuels' own. Hydropower's share h of renewables is doubtful too: of several mixes it is their mean, give or take 1.64
 * standard errors, for nobody says how much of each is in the zone; in a part of a country it may be 2h - 1 to 2h, what a half of the
 * country's renewables could hold.
 */
export function mixedWater({ renewable, carbonFree, mixes, partOfCountry, factors }: ZoneWaterInput): Water {
  const hydro = mixes.map((mix) => mix.hydro / sumOf(mix, RENEWABLE)).filter(Number.isFinite);
  const meanHydro = mean(hydro);
  const hydroShare = partOfCountry
    ? { low: Math.max(0, 2 * meanHydro - 1), value: meanHydro, high: Math.min(1, 2 * meanHydro) }
    : { low: meanHydro - doubtOfMean(hydro), value: meanHydro, high: meanHydro + doubtOfMean(hydro) };
  const others = RENEWABLE.filter((fuel) => fuel !== "hydro");
  const at = (end: (typeof ENDS)[number]): number => {
    const w = (fuels: readonly Fuel[]): number =>
      mean(mixes.map((mix) => weighted(mix, fuels, (fuel) => factors[fuel][end])).filter(Number.isFinite));
    const [h, dry, fossil] = [hydroShare[end], w(others), w(FOSSIL)];
    // A part that the zone does not use, or whose split nobody knows, adds nothing only where its share is 0.
    const part = (share: number, litres: number): number => (share === 0 ? 0 : share * litres);
    return (
      part(renewable * h, factors.hydro[end]) +
      part(renewable * (1 - h), dry) +
      part(Math.max(0, carbonFree - renewable), factors.nuclear[end]) +
      part(1 - carbonFree, fossil)
    );
  };
  return { low: at("low"), value: at("value"), high: at("high") };
}

/**
 * A figure that somebody published for the country set against ours of the same country: the two differ by k, which is cooling,
 * reservoirs and the year of the mix. The value lies between them, the range reaches both.
 *
 *   k = published / ours of the country        value = ours · sqrt(k)        low <= ours · k <= high
 */
export function withPublished(ours: Water, ofCountry: Water, published: number): Water {
  const k = published / ofCountry.value;
  return {
    low: Math.min(ours.low, ours.value * k),
    value: ours.value * Math.sqrt(k),
    high: Math.max(ours.high, ours.value * k),
  };
}

/** 1.64 standard errors, within which the mean lies nine times in ten; none where one mix is all there is. */
function doubtOfMean(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const centre = mean(values);
  const variance = values.reduce((sum, x) => sum + (x - centre) ** 2, 0) / (values.length - 1);
  return Z_95 * Math.sqrt(variance / values.length);
}

const Z_95 = 1.64;

const sumOf = (mix: Mix, fuels: readonly Fuel[]): number => fuels.reduce((sum, fuel) => sum + mix[fuel], 0);

/** NaN where the mix has none of these fuels. */
const weighted = (mix: Mix, fuels: readonly Fuel[], of: (fuel: Fuel) => number): number =>
  fuels.reduce((sum, fuel) => sum + mix[fuel] * of(fuel), 0) / sumOf(mix, fuels);

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
