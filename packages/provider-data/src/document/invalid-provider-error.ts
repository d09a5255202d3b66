import { GreenPlaceError } from "@green-place/contract";

/** `E_INVALID_PROVIDER`: a `provider.json`, or what a provider's code answered, is not what the contract says. */
export class InvalidProviderError extends GreenPlaceError {
  /** Everything that is wrong, as sentences `where: what`; at most 20. */
  readonly faults: readonly string[];

  constructor(subject: string, faults: readonly string[], hint = "Mend it and try again.") {
    const more = faults.length > 3 ? `; and ${faults.length - 3} more` : "";
    super(
      "E_INVALID_PROVIDER",
      `${subject} is not a provider: ${faults.slice(0, 3).join("; ")}${more}.`,
      hint,
    );
    this.faults = faults;
  }
}
