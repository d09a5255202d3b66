import { listPlugins } from "./list-plugins.ts";
import type { LoadedPlugin, PluginFault, PluginReport } from "./plugin-report.ts";
import type { PluginSettings } from "./plugin-settings.ts";
import type { Project } from "./project-folder.ts";

/**
 * Loads every plugin of a project: those that the settings name, then those among its dependencies. Never throws.
 * Names in the settings start from `namesFrom`; default: the project's folder.
 */
export async function loadPlugins(
  project: Project | undefined,
  settings: PluginSettings,
  warn: (sentence: string) => void,
  namesFrom: string | undefined = project?.folder,
): Promise<PluginReport> {
  if (namesFrom === undefined) return { loaded: [], faults: [] };
  const requests = listPlugins(project, settings);
  if (requests.length === 0) return { loaded: [], faults: [] };
  const { loadPlugin } = await import("./load-plugin.ts");
  const outcomes = await Promise.all(
    requests.map((request) => {
      const folder = project && request.foundIn === "dependencies" ? project.folder : namesFrom;
      return loadPlugin(request, folder, warn);
    }),
  );
  return {
    loaded: outcomes.filter((outcome): outcome is LoadedPlugin => "provider" in outcome),
    faults: outcomes.filter((outcome): outcome is PluginFault => "message" in outcome),
  };
}
