import type { ProviderV1 } from "@green-place/contract";

/**
 * A provider to add: a package name or the path of a `provider.json`; a package with options for its factory;
 * or, in a configuration that is code, the provider itself.
 */
export type ProviderEntry = string | readonly [name: string, options: unknown] | ProviderV1;

/** Which providers a project uses besides the bundled ones. */
export interface PluginSettings {
  /** In this order. */
  readonly providers?: readonly ProviderEntry[];
  /** Whether providers among the project's dependencies are loaded too. Default: true. */
  readonly discovery?: boolean;
}
