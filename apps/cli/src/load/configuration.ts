import type { ProviderV1 } from "@green-place/core";

/** An option's value, as it would be typed after its flag. */
export type OptionValue = string | number | boolean | readonly (string | number)[];

/**
 * A provider to add: a package name or the path of a `provider.json`; a package with options for its factory;
 * or, in a configuration that is code, the provider itself.
 */
export type ProviderEntry = string | readonly [name: string, options: unknown] | ProviderV1;

/** What `green-place.config.ts` may say. */
export interface Configuration {
  /** Defaults for options, by their long name without dashes, in camel or kebab case: `{ within: "eu", format: "json" }`. */
  readonly options?: Readonly<Record<string, OptionValue>>;
  /** Providers besides the bundled ones, in this order. */
  readonly providers?: readonly ProviderEntry[];
  /** Whether providers among the project's dependencies are loaded too. Default: true. */
  readonly discovery?: boolean;
}
