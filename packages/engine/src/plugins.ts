/** Providers that a project adds to the bundled ones. */
export { listPlugins, manifestOf } from "./plugins/list-plugins.ts";
export { loadPlugins } from "./plugins/load-plugins.ts";
export type { PluginCandidate, PluginGate } from "./plugins/plugin-gate.ts";
export type { PluginSettings } from "./plugins/plugin-settings.ts";
export {
  configurationNames,
  findProject,
  type Project,
  unreadConfigurations,
} from "./plugins/project-folder.ts";
