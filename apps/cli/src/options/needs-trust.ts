import type { Option } from "commander";

const effects = new WeakMap<Option, string>();

/**
 * Marks an option by which a configuration could do something outside of green-place: write a file, open a connection, run or go on with a
 * command, read sensors elsewhere, or run a pattern. A project's file gives it only where the folder is trusted; flags, variables and a file
 * that the user names are the user's own. `effect` goes on after "which".
 */
export function needsTrust(option: Option, effect: string): Option {
  effects.set(option, effect);
  return option;
}

/** What the option could do; undefined where any configuration may give it. */
export const effectOf = (option: Option): string | undefined => effects.get(option);
