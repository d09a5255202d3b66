import { listPlugins } from "./list-plugins.ts";
import type { PluginGate } from "./plugin-gate.ts";
import type { LoadedPlugin, PluginFault, PluginReport } from "./plugin-report.ts";
import type { PluginSettings } from "./plugin-settings.ts";
import type { Project } from "./project-folder.ts";

/**
 * Loads every plugin of a project that the gate lets in: those that the settings name, then those among its dependencies. A plugin may be
 * code, which then runs here with all that this process may do: it is the caller who says which may. Never throws.
 * Names in the settings start from `namesFrom`; default: the project's folder.
 */
export async function loadPlugins(
  project: Project | undefined,
  settings: PluginSettings,
  gate: PluginGate,
  warn: (sentence: string) => void,
  namesFrom: string | undefined = project?.folder,
): Promise<PluginReport> {
  if (namesFrom === undefined) return { loaded: [], faults: [] };
  const { requests, fault } = listPlugins(project, settings);
  const unread: PluginFault[] =
    fault === undefined ? [] : [{ name: "package.json", foundIn: "dependencies", message: fault }];
  if (requests.length === 0) return { loaded: [], faults: unread };
  const { loadPlugin } = await import("./load-plugin.ts");
  const outcomes = await Promise.all(
    requests.map((request) => {
      const folder = project && request.foundIn === "dependencies" ? project.folder : namesFrom;
      return loadPlugin(request, folder, gate, warn);
    }),
  );
  return {
    loaded: outcomes.filter((outcome): outcome is LoadedPlugin => "provider" in outcome),
    faults: [...unread, ...outcomes.filter((outcome): outcome is PluginFault => "message" in outcome)],
  };
}
