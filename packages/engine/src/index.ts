export {
  type Catalogue,
  type CatalogueEdition,
  type CatalogueRequest,
  loadCatalogue,
  type SignalKind,
} from "./catalogue/catalogue.ts";
export { chosenProviders } from "./catalogue/chosen-providers.ts";
export type { EngineContext, EngineFiles } from "./context.ts";
export { DataMissingError } from "./errors/data-missing-error.ts";
export { nodeContext, nodeFiles } from "./node-context.ts";
export type { LoadedPlugin, PluginFault, PluginReport } from "./plugins/plugin-report.ts";
export type { PluginSettings, ProviderEntry } from "./plugins/plugin-settings.ts";
export { bundledProviders, type Machines } from "./providers/bundled-providers.ts";
export { durationInHours } from "./requests/parse-duration.ts";
export { placementRef, regionRef } from "./requests/parse-placement.ts";
export { type RecommendRequest, recommendPlacement } from "./requests/recommend-request.ts";
