import { GreenPlaceError } from "@green-place/contract";
import { printable } from "@green-place/core";

/** `E_CONFIGURATION`: a configuration file or a `GREEN_PLACE_…` variable says something that cannot be used. */
export class ConfigurationError extends GreenPlaceError {
  constructor(where: string, what: string, hint: string, options?: ErrorOptions) {
    super("E_CONFIGURATION", printable(`${where}: ${what}`), printable(hint), options);
  }
}
