const brand: symbol = Symbol.for("green-place.error");

/**
 * Every error that green-place raises on purpose. The message says what and where, `hint` says what to do next.
 * Use `GreenPlaceError.isInstance`, not `instanceof`: plugins may bring a second copy of this package.
 */
export class GreenPlaceError extends Error {
  override readonly name: string = "GreenPlaceError";
  readonly code: string;
  readonly hint: string;
  readonly brand: symbol = brand;

  constructor(code: string, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }

  static isInstance(error: unknown): error is GreenPlaceError {
    return error instanceof Error && "brand" in error && error.brand === brand;
  }
}
