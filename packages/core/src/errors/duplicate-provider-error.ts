import { GreenPlaceError } from "@green-place/contract";

/** `E_DUPLICATE_PROVIDER`: two providers claim one id. */
export class DuplicateProviderError extends GreenPlaceError {
  constructor(id: string, packages: readonly [string, string]) {
    super(
      "E_DUPLICATE_PROVIDER",
      `Two providers are called "${id}": ${packages[0]} and ${packages[1]}.`,
      "Remove one of them, or give one another id.",
    );
  }
}
