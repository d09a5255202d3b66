import { listPlugins } from "./list-plugins.ts";
import type { LoadedPlugin, PluginFault, PluginReport } from "./plugin-report.ts";
import type { PluginSettings } from "./plugin-settings.ts";
import type { Project } from "./project-folder.ts";

/** Loads every plugin of a project: those that the settings name, then those among its dependencies. Never throws. */
export async function loadPlugins(
  project: Project | undefined,
  settings: PluginSettings,
  warn: (sentence: string) => void,
): Promise<PluginReport> {
  if (!project) return { loaded: [], faults: [] };
  const requests = listPlugins(project, settings);
  if (requests.length === 0) return { loaded: [], faults: [] };
  const { loadPlugin } = await import("./load-plugin.ts");
  const outcomes = await Promise.all(requests.map((request) => loadPlugin(request, project.folder, warn)));
  return {
    loaded: outcomes.filter((outcome): outcome is LoadedPlugin => "provider" in outcome),
    faults: outcomes.filter((outcome): outcome is PluginFault => "message" in outcome),
  };
}
