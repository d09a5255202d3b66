const brand: symbol = Symbol.for("green-place.error");

/**
 * Every error that green-place raises on purpose. The message says what and where, `hint` says what to do next.
 * Use `GreenPlaceError.isInstance`, not `instanceof`: plugins may bring a second copy of this package.
 */
export class GreenPlaceError extends Error {
  override readonly name: string = "GreenPlaceError";
  /** Stable and machine readable: `E_` and capitals. */
  readonly code: string;
  /** One sentence: what to do next. */
  readonly hint: string;
  /** By this `isInstance` knows it. */
  readonly brand: symbol = brand;

  /** `message` is a sentence that says what is wrong and where, without the hint. */
  constructor(code: string, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }

  /** Whether it is one of ours, whichever copy of this package made it. */
  static isInstance(error: unknown): error is GreenPlaceError {
    return error instanceof Error && "brand" in error && error.brand === brand;
  }
}
