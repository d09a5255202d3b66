import { GreenPlaceError } from "./green-place-error.ts";

/** `E_INVALID_QUANTITY`: a number that is not finite, negative where it cannot be, or a range the wrong way round. */
export class InvalidQuantityError extends GreenPlaceError {
  /** `subject` says what the numbers are of, `numbers` names each of them. */
  constructor(subject: string, numbers: Readonly<Record<string, unknown>>) {
    super(
      "E_INVALID_QUANTITY",
      `${subject} is not a valid quantity: ${Object.entries(numbers)
        .map(([name, value]) => `${name} ${String(value)}`)
        .join(", ")}.`,
      "Expected finite numbers with low <= value <= high.",
    );
  }
}
