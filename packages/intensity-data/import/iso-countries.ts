import { iso31661 } from "iso-3166";

/** ISO 3166-1 reserves XK for users; every grid data set uses it for Kosovo. */
const KOSOVO = { name: "Kosovo", alpha2: "XK", alpha3: "XKX" };

export interface IsoCountry {
  readonly name: string;
  readonly alpha2: string;
  readonly alpha3: string;
}

const countries: readonly IsoCountry[] = [...iso31661, KOSOVO];
const byAlpha2 = new Map(countries.map((country) => [country.alpha2, country]));
const byAlpha3 = new Map(countries.map((country) => [country.alpha3, country]));

export const countryOfAlpha2 = (code: string): IsoCountry | undefined => byAlpha2.get(code);
export const countryOfAlpha3 = (code: string): IsoCountry | undefined => byAlpha3.get(code);
