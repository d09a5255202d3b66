import type { Assumption } from "../assumptions/assumption.ts";

/** What one everyday thing uses or emits. `value` is the middle, in ratio, of the two published figures that bound it. */
export interface EverydayFactor extends Assumption {
  /** What is divided by the factor. */
  readonly of: "energyKwh" | "carbonKg";
  /** The thing in words, after a number: `km by car`. */
  readonly words: string;
}

/** Each comparison with its source; one without a source does not exist. */
export const everydayFactors: readonly EverydayFactor[] = [
  {
    id: "car-km",
    of: "carbonKg",
    words: "km by petrol car",
    low: 0.108,
    value: 0.162,
    high: 0.244,
    unit: "kg/km",
    source: "car-co2",
    why: "From 108 g/km, type approval of cars new in the EU in 2022 (EEA), to 244 g/km, US passenger vehicles on the road (EPA: 393 g a mile).",
  },
  {
    id: "home-day",
    of: "energyKwh",
    words: "days of a home's electricity",
    low: 7.4,
    value: 14.8,
    high: 29.6,
    unit: "kWh/d",
    source: "home-electricity",
    why: "From 2,700 kWh a year, a typical home in Great Britain (Ofgem), to 10,791 kWh, the mean US home in 2022 (EIA).",
  },
  {
    id: "phone-charge",
    of: "energyKwh",
    words: "phone charges",
    low: 0.012,
    value: 0.015,
    high: 0.019,
    unit: "kWh",
    source: "epa-equivalencies",
    why: "A full charge at the plug: 0.012 and 0.019 kWh in EPA's older and newer calculation.",
  },
];
