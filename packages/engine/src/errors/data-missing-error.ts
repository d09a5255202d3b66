import { GreenPlaceError } from "@green-place/contract";

/** The caller asked rightly, and nobody knows: a fact, a series or a service's answer is not to be had. */
export class DataMissingError extends GreenPlaceError {
  override readonly name: string = "DataMissingError";
}
