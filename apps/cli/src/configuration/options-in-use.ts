import type { Command, Option } from "commander";

/** What was decided of a command's options so far, from its flags down. */
export class OptionsInUse {
  readonly command: Command;
  readonly #decided: Set<Option>;
  /** Options with a value: what was switched off excludes nothing. */
  readonly #used: Set<Option>;

  constructor(command: Command) {
    this.command = command;
    const flags = command.options.filter((option) => this.sourceOf(option) === "cli");
    this.#decided = new Set(flags);
    this.#used = new Set(flags);
  }

  isDecided(option: Option): boolean {
    return this.#decided.has(option);
  }

  sourceOf(option: Option): string | undefined {
    return this.command.getOptionValueSource(option.attributeName());
  }

  /** Gives an option a value, or none where it is undefined, unless that was decided before. */
  decide(option: Option, value: unknown, source: string): void {
    if (this.#decided.has(option)) return;
    this.#decided.add(option);
    if (value === undefined) return;
    this.#used.add(option);
    this.command.setOptionValueWithSource(option.attributeName(), value, source);
  }

  /** An option that has a value and cannot be given together with this one, whichever of the two says so. */
  excluding(option: Option): Option | undefined {
    return [...this.#used].find(
      (other) =>
        conflicts(option).includes(other.attributeName()) ||
        conflicts(other).includes(option.attributeName()),
    );
  }
}

const conflicts = (option: Option): readonly string[] =>
  (option as Option & { readonly conflictsWith: readonly string[] }).conflictsWith;
