import { GreenPlaceError } from "@green-place/contract";

/** A cloud's catalogue could not be had at all: `E_SDK_MISSING`, `E_LIVE_SETTING` or `E_LIVE_FAILED`. */
export class LiveRefreshError extends GreenPlaceError {
  override readonly name: string = "LiveRefreshError";

  /** The cloud's SDK is an optional peer dependency that nobody installed. */
  static sdkMissing(provider: string, packages: readonly string[], cause: unknown): LiveRefreshError {
    return new LiveRefreshError(
      "E_SDK_MISSING",
      `Refreshing ${provider} needs ${packages.join(" and ")}, which ${packages.length > 1 ? "are" : "is"} not installed.`,
      `Run \`npm install ${packages.join(" ")}\` where green-place is installed, then try again.`,
      { cause },
    );
  }
}
