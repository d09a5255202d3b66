export { attribution } from "./attribution.ts";
export { COUNTRY } from "./yearly/country-source.ts";
export { electricityMaps } from "./yearly/electricity-maps.ts";
export { emberAverage } from "./yearly/ember-average.ts";
export { unfcccMarginal } from "./yearly/unfccc-marginal.ts";
export { type CountryName, countries, type ZoneSummary, zones } from "./yearly/zone-list.ts";
export { ELECTRICITY_MAPS } from "./yearly/zone-scheme.ts";
