/** Groups of countries that data may have to stay in, as ISO 3166-1 alpha-2 codes. Members on 2026-11-23; source: the treaties' own lists. */
const eu: readonly string[] =
  "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split(" ");

export const countryGroups: Readonly<Record<CountryGroup, readonly string[]>> = {
  eu,
  /** The EU with Iceland, Liechtenstein and Norway. */
  eea: [...eu, "IS", "LI", "NO"],
  us: ["US"],
};

export type CountryGroup = "eu" | "eea" | "us";
