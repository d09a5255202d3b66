import { homedir } from "node:os";
import { dirname } from "node:path";
import { printable } from "@green-place/core";
import { nodeFiles, type PluginReport } from "@green-place/engine";
import { findProject, type Project, unreadConfigurations } from "@green-place/engine/plugins";
import type { Command } from "commander";
import type { Terminal } from "../terminal.ts";
import type { Configuration } from "./configuration.ts";
import { type ConfigurationFile, configurationFile } from "./configuration-file.ts";
import type { Session } from "./session.ts";
import { VARIABLE_PREFIX } from "./setting.ts";
import type { KnownCommands } from "./use-settings.ts";

interface OpenSession {
  readonly session: Session;
  /** Gives the called command, and its subcommands, what the configuration and the environment say of their options. */
  configure(command: Command, known: KnownCommands): Promise<void>;
}

/**
 * What the called command runs in. Reads the file that `--config` names (`configFile`), or the project's.
 * Throws `E_CONFIGURATION`; not for `doctor`, which reports a bad configuration as one finding among others.
 */
export async function openSession(
  terminal: Terminal,
  called: string,
  configFile: string | undefined,
): Promise<OpenSession> {
  const isDoctor = called === "doctor";
  const warn = (sentence: string): void => terminal.err(`green-place: ${printable(sentence)}\n`);
  const project = findProject(terminal.cwd);
  if (configFile === undefined && !isDoctor) unreadConfigurations(terminal.cwd, project).forEach(warn);
  const { file, configuration } = await readConfigured(project, configFile, terminal.cwd).catch(
    (error: unknown) => {
      if (isDoctor) return nothingConfigured;
      throw error;
    },
  );

  let command: Command | undefined;
  let report: Promise<PluginReport> | undefined;
  const loadPlugins = async (): Promise<PluginReport> => {
    const plugins = await import("@green-place/engine/plugins");
    const called = command ? [command, ...command.commands] : [];
    const discovery =
      configuration.discovery !== false && called.every((each) => each.opts()["discovery"] !== false);
    return plugins.loadPlugins(project, { ...configuration, discovery }, warn, file && dirname(file.path));
  };
  return {
    session: {
      ...terminal,
      home: homedir(),
      files: nodeFiles,
      configFile,
      warn,
      plugins: () => {
        report ??= loadPlugins();
        return report;
      },
    },
    async configure(built, known) {
      command = built;
      const { options, commands } = configuration;
      const names = Object.keys(terminal.env);
      if (!options && !commands && !names.some((name) => name.startsWith(VARIABLE_PREFIX))) return;
      const { useSettings } = await import("./use-settings.ts");
      await useSettings(built, { configuration, file, env: terminal.env }, known, !isDoctor);
    },
  };
}

interface Configured {
  readonly file: ConfigurationFile | undefined;
  readonly configuration: Configuration;
}

const nothingConfigured: Configured = { file: undefined, configuration: {} };

async function readConfigured(
  project: Project | undefined,
  named: string | undefined,
  cwd: string,
): Promise<Configured> {
  const file = configurationFile(project, named, cwd);
  if (!file) return nothingConfigured;
  const { readConfiguration } = await import("./read-configuration.ts");
  return { file, configuration: await readConfiguration(file) };
}
