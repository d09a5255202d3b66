import { GreenPlaceError } from "@green-place/contract";

/** `E_CONFIGURATION`: a configuration file or a `GREEN_PLACE_…` variable says something that cannot be used. */
export class ConfigurationError extends GreenPlaceError {
  constructor(where: string, what: string, hint: string, options?: ErrorOptions) {
    super("E_CONFIGURATION", `${where}: ${what}`, hint, options);
  }
}
