import type { CommandShape, OptionShape } from "./command-shape.ts";

/** Completion for zsh: `source <(green-place completion zsh)`. */
export function zshScript(commands: readonly CommandShape[]): string {
  return `#compdef green-place

_green_place() {
  local context state line
  typeset -A opt_args
  _arguments -C '--config[configuration]: :_files' '1: :->command' '*:: :->rest'
  case $state in
    command)
      _values command ${commands.map(({ name, summary }) => quoted(`${name}[${bracketed(summary)}]`)).join(" ")}
      ;;
    rest)
      case $words[1] in
${commands.map(branch).join("\n")}
      esac
      ;;
  esac
}

compdef _green_place green-place
`;
}

function branch(command: CommandShape): string {
  const names = [...command.choices, ...command.children.map(({ name }) => name)];
  const first = names.length > 0 ? [quoted(`1: :(${names.join(" ")})`)] : [];
  const options = [...command.options, ...command.children.flatMap((child) => child.options)].map(optionSpec);
  return `        ${command.name}) _arguments ${[...first, ...new Set(options)].join(" ")} ;;`;
}

function optionSpec({ flags, description, takesValue, choices }: OptionShape): string {
  const value = takesValue ? `: :${choices.length > 0 ? `(${choices.join(" ")})` : "_files"}` : "";
  return flags.map((flag) => quoted(`*${flag}[${bracketed(description)}]${value}`)).join(" ");
}

const bracketed = (text: string): string => text.replace(/[[\]\\:]/g, "\\$&");

const quoted = (text: string): string => `'${text.replace(/'/g, "'\\''")}'`;
