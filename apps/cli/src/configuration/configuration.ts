import type { PluginSettings } from "@green-place/engine";

/** An option's value, as it would be typed after its flag. */
export type OptionValue = string | number | boolean | readonly (string | number)[];

/** What `green-place.config.ts` may say. */
export interface Configuration extends PluginSettings {
  /** Defaults for options, by their long name without dashes, in camel or kebab case: `{ within: "eu", format: "json" }`. */
  readonly options?: Readonly<Record<string, OptionValue>>;
}
