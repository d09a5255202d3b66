import { homedir } from "node:os";
import type { PluginReport } from "@green-place/engine";
import { nodeFiles } from "@green-place/engine";
import { findProject, type Project } from "@green-place/engine/plugins";
import { type Command, Option } from "commander";
import type { Terminal } from "../terminal.ts";
import { applyConfiguration, refuseUnknownOptions } from "./apply-configuration.ts";
import type { Configuration } from "./configuration.ts";
import type { Session } from "./session.ts";

interface OpenSession {
  readonly session: Session;
  /** Gives the called command, and its subcommands, `--no-discovery` and what the configuration and the environment say. */
  configure(command: Command): Promise<void>;
}

/** What the called command runs in. Reads the project's configuration, if there is one; throws `E_CONFIGURATION`. */
export async function openSession(terminal: Terminal, called: string): Promise<OpenSession> {
  const project = findProject(terminal.cwd);
  const configuration = project && (await configurationFor(called, project));
  const configured: Command[] = [];
  let report: Promise<PluginReport> | undefined;

  const warn = (sentence: string): void => terminal.err(`green-place: ${sentence}\n`);
  const load = async (): Promise<PluginReport> => {
    const { loadPlugins } = await import("@green-place/engine/plugins");
    const discovery =
      configuration?.discovery !== false && configured.every((each) => each.opts()["discovery"] !== false);
    return loadPlugins(project, { ...configuration, discovery }, warn);
  };
  return {
    session: {
      ...terminal,
      home: homedir(),
      files: nodeFiles,
      warn,
      plugins: () => {
        report ??= load();
        return report;
      },
    },
    async configure(command) {
      configured.push(command, ...command.commands);
      for (const each of configured) {
        each.addOption(new Option("--no-discovery", "only the providers that the configuration names"));
        applyConfiguration(each, configuration, terminal.env);
      }
      await refuseUnknownOptions(optionNames(configured), allOptionNames, configuration, terminal.env);
    },
  };
}

/** `doctor` reports a bad configuration as one finding among others, so it must be able to run with one. */
async function configurationFor(called: string, project: Project): Promise<Configuration | undefined> {
  if (project.configurations.length === 0) return undefined;
  const { readConfiguration } = await import("./read-configuration.ts");
  if (called !== "doctor") return readConfiguration(project);
  return readConfiguration(project).catch(() => undefined);
}

const optionNames = (commands: readonly Command[]): ReadonlySet<string> =>
  new Set(commands.flatMap((command) => command.options.map((option) => option.attributeName())));

async function allOptionNames(): Promise<ReadonlySet<string>> {
  const { commandList } = await import("../command-list.ts");
  const inert = { plugins: async () => ({ loaded: [], faults: [] }) } as unknown as Session;
  const commands = await Promise.all(
    commandList.map(async (listed) => {
      const command = (await listed.load()).command(inert, commandList);
      return [command, ...command.commands];
    }),
  );
  return new Set([...optionNames(commands.flat()), "discovery", "debug"]);
}
