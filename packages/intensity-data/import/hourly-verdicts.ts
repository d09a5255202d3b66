import type { HourlyStatus } from "../src/hourly/hourly-quality.ts";

/** Fewer different figures than this in a year, and there is no better hour to find. */
export const FEWEST_FIGURES = 100;

export const flatReason = (figures: number): string =>
  figures === 1
    ? "every hour of the record has the same figure"
    : `the record has only ${figures} different figures`;

/**
 * What a comparison of the two published records of 2022 showed, where both have the zone (correlation at lag 0; 12 of 16 zones
 * have 0.97 or more). A zone whose records contradict each other is unreliable in every year: neither record is proven.
 */
export const COMPARED: Readonly<Record<string, { readonly status: HourlyStatus; readonly reason: string }>> =
  {
    KR: {
      status: "unreliable",
      reason: "two published records of 2022 contradict each other (correlation 0.36)",
    },
    "IN-WE": {
      status: "unreliable",
      reason: "two published records of 2022 contradict each other (correlation 0.60)",
    },
    "JP-TK": {
      status: "usable",
      reason: "two records of 2022 agree to a correlation of 0.91",
    },
    GB: { status: "usable", reason: "two records of 2022 agree best when one is moved by an hour" },
    "CL-SEN": { status: "usable", reason: "the record of 2022 is a third below the level of later figures" },
    "IN-MH": { status: "usable", reason: "a retired zone: no yearly figure" },
    "IN-UP": { status: "usable", reason: "a retired zone: no yearly figure" },
    "US-HI-OA": { status: "usable", reason: "a retired zone: no yearly figure" },
  };
