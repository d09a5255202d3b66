import type { Configuration } from "./configuration.ts";
import { listPlugins } from "./list-plugins.ts";
import type { LoadedPlugin, PluginFault, PluginReport } from "./plugin-report.ts";
import type { Project } from "./project-folder.ts";

/** Loads every plugin of a project: those that the configuration names, then those among its dependencies. Never throws. */
export async function loadPlugins(
  project: Project | undefined,
  configuration: Configuration | undefined,
  discovery: boolean,
  warn: (sentence: string) => void,
): Promise<PluginReport> {
  if (!project) return { loaded: [], faults: [] };
  const requests = listPlugins(project, configuration, discovery);
  if (requests.length === 0) return { loaded: [], faults: [] };
  const { loadPlugin } = await import("./load-plugin.ts");
  const outcomes = await Promise.all(requests.map((request) => loadPlugin(request, project.folder, warn)));
  return {
    loaded: outcomes.filter((outcome): outcome is LoadedPlugin => "provider" in outcome),
    faults: outcomes.filter((outcome): outcome is PluginFault => "message" in outcome),
  };
}
