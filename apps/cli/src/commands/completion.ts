import { Argument, Command } from "commander";
import type { ListedCommand } from "../command.ts";
import type { Session } from "../configuration/session.ts";

const shells = ["bash", "zsh", "fish"] as const;

export function command(session: Session, commands: readonly ListedCommand[]): Command {
  return new Command()
    .description("Prints a completion script, made from the commands and options of this version.")
    .addArgument(new Argument("<shell>", "which shell").choices(shells))
    .addHelpText(
      "after",
      '\nExamples:\n  eval "$(green-place completion bash)"\n  source <(green-place completion zsh)\n  green-place completion fish | source',
    )
    .action(async (shell: (typeof shells)[number]) => {
      const { allCommandShapes } = await import("../completion/command-shape.ts");
      const shapes = await allCommandShapes(session, commands);
      session.out(await scriptFor[shell](shapes));
    });
}

type Shapes = Parameters<typeof import("../completion/bash-script.ts").bashScript>[0];

const scriptFor: Readonly<Record<(typeof shells)[number], (shapes: Shapes) => Promise<string>>> = {
  bash: async (shapes) => (await import("../completion/bash-script.ts")).bashScript(shapes),
  zsh: async (shapes) => (await import("../completion/zsh-script.ts")).zshScript(shapes),
  fish: async (shapes) => (await import("../completion/fish-script.ts")).fishScript(shapes),
};
