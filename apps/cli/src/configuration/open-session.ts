import { homedir } from "node:os";
import { dirname } from "node:path";
import { printable } from "@green-place/core";
import { nodeFiles, type PluginReport } from "@green-place/engine";
import { findProject, unreadConfigurations } from "@green-place/engine/plugins";
import type { Command } from "commander";
import type { Terminal } from "../terminal.ts";
import { type Configured, nothingConfigured } from "./configured.ts";
import type { Session } from "./session.ts";
import { VARIABLE_PREFIX } from "./setting.ts";
import type { KnownCommands } from "./use-settings.ts";

export interface OpenSession {
  readonly session: Session;
  /**
   * Gives a command that is about to act, its arguments having been found right, what the configuration and the environment say of its
   * options. Before that nothing is looked for. Throws `E_CONFIGURATION` and `E_NOT_TRUSTED`; not for `doctor`, which reports a
   * configuration that cannot be used as one finding among others.
   */
  configure(command: Command, known: KnownCommands): Promise<void>;
  /** Names of the providers that were asked for by now and could not be loaded. */
  leftOut(): readonly string[];
}

/** What the called command runs in. */
export function openSession(terminal: Terminal): OpenSession {
  const { cwd, env } = terminal;
  let called: Command | undefined;
  let configured: Promise<Configured> | undefined;
  let report: Promise<PluginReport> | undefined;
  let leftOut: readonly string[] = [];
  const given = (name: string): unknown[] => lineage(called).map((command) => command.opts()[name]);

  const session: Session = {
    ...terminal,
    home: homedir(),
    files: nodeFiles,
    warn: (sentence) => terminal.err(`green-place: ${printable(sentence)}\n`),
    looksForConfiguration: () => !given("config").includes(false),
    configured: () => {
      configured ??= session.looksForConfiguration() ? readConfigured() : Promise.resolve(nothingConfigured);
      return configured;
    },
    plugins: () => {
      report ??= session.looksForConfiguration()
        ? loadPlugins()
        : Promise.resolve({ loaded: [], faults: [] });
      return report;
    },
  };

  async function readConfigured(): Promise<Configured> {
    const flag = given("config").find((value) => typeof value === "string") as string | undefined;
    const named = flag ?? (env["GREEN_PLACE_CONFIG"] || undefined);
    const project = findProject(cwd);
    const misnamed = named === undefined ? unreadConfigurations(cwd, project) : [];
    if (named === undefined && !project?.configurations.length)
      return { ...nothingConfigured, unread: misnamed };
    const [{ readConfigured: read }, { folderTrust }] = await Promise.all([
      import("./read-configured.ts"),
      import("../trust/folder-trust.ts"),
    ]);
    const found = await read(project, named, folderTrust(project?.folder ?? cwd, session), { cwd, env });
    return { ...found, unread: [...misnamed, ...found.unread] };
  }

  async function loadPlugins(): Promise<PluginReport> {
    const { configuration, file, isOwnWord } = await session.configured().catch(() => nothingConfigured);
    const project = findProject(cwd);
    const discovery = configuration.discovery !== false && !given("discovery").includes(false);
    const plugins = await import("@green-place/engine/plugins");
    const folder = project?.folder ?? (file && dirname(file.path)) ?? cwd;
    const loaded = await plugins.loadPlugins(
      project,
      { ...configuration, discovery },
      async (candidate) => {
        const [{ pluginGate }, { folderTrust }] = await Promise.all([
          import("../trust/plugin-gate.ts"),
          import("../trust/folder-trust.ts"),
        ]);
        const gate = pluginGate(folderTrust(folder, session), { env, configurationIsTrusted: isOwnWord });
        return gate(candidate);
      },
      session.warn,
      file && dirname(file.path),
    );
    leftOut = loaded.faults.map(({ name }) => name);
    return loaded;
  }

  return {
    session,
    leftOut: () => leftOut,
    async configure(command, known) {
      called = command;
      const isDoctor = command.name() === "doctor";
      const { configuration, file, guard, unread } = await session.configured().catch((error: unknown) => {
        if (isDoctor) return nothingConfigured;
        throw error;
      });
      if (!isDoctor) unread.forEach(session.warn);
      const { options, commands } = configuration;
      const names = Object.keys(env);
      if (!options && !commands && !names.some((name) => name.startsWith(VARIABLE_PREFIX))) return;
      const { useSettings } = await import("./use-settings.ts");
      await useSettings(command, { configuration, file, env }, known, !isDoctor, guard);
    },
  };
}

/** A command, the one that it belongs to, and so on. */
const lineage = (command: Command | null | undefined): Command[] =>
  command ? [command, ...lineage(command.parent)] : [];
