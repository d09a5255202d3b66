import { GreenPlaceError } from "@green-place/contract";

/** `E_UNKNOWN_ACCELERATOR`: no chip of that name, family or alias is known. */
export class UnknownAcceleratorError extends GreenPlaceError {
  readonly suggestions: readonly string[];

  constructor(name: string, suggestions: readonly string[]) {
    super(
      "E_UNKNOWN_ACCELERATOR",
      `No accelerator is called "${name}".`,
      suggestions.length > 0
        ? `Did you mean ${suggestions.join(" or ")}?`
        : "`green-place gpus` lists all that are known.",
    );
    this.suggestions = suggestions;
  }
}
