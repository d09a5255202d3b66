/** Providers that a project adds to the bundled ones. */
export { manifestOf } from "./plugins/list-plugins.ts";
export { loadPlugins } from "./plugins/load-plugins.ts";
export {
  findProject,
  type Project,
  unreadConfigurations,
} from "./plugins/project-folder.ts";
