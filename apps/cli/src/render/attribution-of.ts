import type { Source } from "@green-place/contract";

/** Who has to be named in every row that passes data on, with the licence: `Electricity Maps (ODbL-1.0)`. */
export const attributionOf = (sources: readonly Source[]): string =>
  [...new Set(sources.map(({ publisher, licence }) => `${publisher} (${licence})`))].join(", ");
