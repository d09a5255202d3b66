import type { CommandShape } from "./command-shape.ts";

/** Completion for bash: `eval "$(green-place completion bash)"`. */
export function bashScript(commands: readonly CommandShape[]): string {
  const paths = commands.flatMap((command) => [
    { path: command.name, command },
    ...command.children.map((child) => ({ path: `${command.name} ${child.name}`, command: child })),
  ]);
  const values = paths.flatMap(({ path, command }) =>
    command.options
      .filter(({ takesValue }) => takesValue)
      .map(
        ({ flags, choices }) =>
          `    ${flags.map((flag) => `"${path} ${flag}"`).join("|")}) ${
            choices.length > 0
              ? `COMPREPLY=($(compgen -W "${choices.join(" ")}" -- "$current"))`
              : "compopt -o default 2>/dev/null"
          }; return ;;`,
      ),
  );
  const words = paths.map(
    ({ path, command }) =>
      `    "${path}") words="${[
        ...command.children.map(({ name }) => name),
        ...command.choices,
        ...command.options.flatMap(({ flags }) => flags),
      ].join(" ")}" ;;`,
  );
  const parents = commands.filter(({ children }) => children.length > 0);
  const nested = parents.flatMap((parent) =>
    parent.children.map((child) => `"${parent.name} ${child.name}"`),
  );
  const nesting = `\n    [[ $path != "" ]] && case "$path $word" in ${nested.join("|")}) path="$path $word" ;; esac`;
  return `_green_place() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" path="" words="" word before=""
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do${nested.length > 0 ? nesting : ""}
    [[ $path == "" && $word != -* && $before != --config ]] && path="$word"
    before="$word"
  done
  case "$path $previous" in
    " --config") compopt -o default 2>/dev/null; return ;;
${values.join("\n")}
  esac
  case "$path" in
    "") words="${commands.map(({ name }) => name).join(" ")} help --config --help --version" ;;
${words.join("\n")}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F _green_place green-place
`;
}
