import { GreenPlaceError } from "@green-place/contract";
import type { PlacementRef, RegionRef } from "@green-place/core";
import { durationInHours, placementRef, regionRef } from "@green-place/engine";
import { InvalidArgumentError } from "commander";

/** `12`, `90m`, `12h`, `2d` as hours. */
export const duration = (text: string): number => said(() => durationInHours(text));

/** `aws:us-east-1:p4d.24xlarge` */
export const placement = (text: string): PlacementRef => said(() => placementRef(text));

/** `aws:us-east-1` */
export const region = (text: string): RegionRef => said(() => regionRef(text));

/** The engine says what it expected; the option's name is commander's to say. */
function said<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw GreenPlaceError.isInstance(error) ? new InvalidArgumentError(error.hint) : error;
  }
}
