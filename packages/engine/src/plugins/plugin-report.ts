import type { ProviderV1 } from "@green-place/contract";

/** A provider that the configuration or the project's dependencies name, loaded or not. */
export interface LoadedPlugin {
  /** Package name, or the path of a `provider.json` as the configuration gives it. */
  readonly name: string;
  readonly foundIn: "configuration" | "dependencies";
  readonly provider: ProviderV1;
}

export interface PluginFault {
  readonly name: string;
  readonly foundIn: "configuration" | "dependencies";
  /** One sentence: what is wrong and what to do. */
  readonly message: string;
}

/** All plugins that were asked for, in the order in which they were named, and everything that went wrong. */
export interface PluginReport {
  readonly loaded: readonly LoadedPlugin[];
  readonly faults: readonly PluginFault[];
}
