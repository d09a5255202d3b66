import type { CommandShape } from "./command-shape.ts";

/** Completion for fish: `green-place completion fish | source`. */
export function fishScript(commands: readonly CommandShape[]): string {
  const lines = commands.flatMap((command) => {
    const inside = `complete -c green-place -n ${quoted(`__fish_seen_subcommand_from ${command.name}`)}`;
    const names = [...command.choices, ...command.children.map(({ name }) => name)];
    const options = [...command.options, ...command.children.flatMap((child) => child.options)];
    return [
      `complete -c green-place -n __fish_use_subcommand -f -a ${command.name} -d ${quoted(command.summary)}`,
      ...(names.length > 0 ? [`${inside} -f -a ${quoted(names.join(" "))}`] : []),
      ...options.map(({ flags, description, takesValue, choices }) => {
        const spelt = flags.map((flag) =>
          flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
        );
        const value = choices.length > 0 ? ` -x -a ${quoted(choices.join(" "))}` : takesValue ? " -r" : "";
        return `${inside} ${spelt.join(" ")} -d ${quoted(description)}${value}`;
      }),
    ];
  });
  const config = "complete -c green-place -n __fish_use_subcommand -l config -r -d configuration";
  return `${[config, ...new Set(lines)].join("\n")}\n`;
}

const quoted = (text: string): string => `'${text.replace(/['\\]/g, "\\$&")}'`;
