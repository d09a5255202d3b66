import type { Command, Option } from "commander";
import { effectOf } from "../options/needs-trust.ts";
import { settingRule } from "../options/setting-rule.ts";
import { optionOutcome } from "./option-value.ts";
import { OptionsInUse } from "./options-in-use.ts";
import { settableOptions } from "./settable-options.ts";
import type { Setting } from "./setting.ts";
import { clash, notUsable, unknownOption } from "./setting-error.ts";

/** Throws where a setting of a configuration may not give an option that has this effect. */
export type EffectGuard = (setting: Setting, effect: string) => void;

/**
 * Gives a command that has read its flags the options that settings say.
 *
 * The environment wins over the configuration, and in each of them what is for this command over what is for all. What is for
 * this command has to be usable: else it throws `E_CONFIGURATION`. What is for all is passed over where the option refuses it,
 * or where it excludes an option that has a value; of two that exclude each other, the option that comes first holds.
 */
export function applySettings(
  command: Command,
  name: string,
  settings: readonly Setting[],
  guard: EffectGuard,
): void {
  const values = new OptionsInUse(command);
  const decide: Decide = (option, value, setting) => {
    const effect = value === undefined || values.isDecided(option) ? undefined : effectOf(option);
    if (effect !== undefined && setting.source === "config") guard(setting, effect);
    values.decide(option, value, setting.source);
  };
  for (const source of ["env", "config"]) {
    const here = settings.filter((setting) => setting.source === source);
    useOwn(
      here.filter((setting) => setting.command === name),
      values,
      decide,
    );
    useShared(
      here.filter((setting) => setting.command === undefined),
      values,
      decide,
    );
  }
}

type Decide = (option: Option, value: unknown, setting: Setting) => void;

/** Values for this command: each has to be usable, beside the others too. */
function useOwn(own: readonly Setting[], values: OptionsInUse, decide: Decide): void {
  for (const setting of own) {
    const option = settableOptions(values.command).find((each) => each.attributeName() === setting.name);
    if (!option) throw unknownOption(setting, settableOptions(values.command));
    const outcome = optionOutcome(option, setting.value);
    if (!outcome.accepted) throw notUsable(setting, [outcome.expected]);
    const excluded = outcome.value === undefined ? undefined : values.excluding(option);
    const beside = own.find(
      ({ name, source }) => name === excluded?.attributeName() && values.sourceOf(excluded) === source,
    );
    if (beside && !values.isDecided(option)) throw clash(beside, setting);
    if (!excluded) decide(option, outcome.value, setting);
  }
}

/** Values for all commands: those that this one can use, in the order in which `--help` lists their options. */
function useShared(shared: readonly Setting[], values: OptionsInUse, decide: Decide): void {
  for (const option of settableOptions(values.command)) {
    const setting = shared.find(({ name }) => name === option.attributeName());
    if (!setting) continue;
    const outcome = optionOutcome(option, setting.value);
    if (!outcome.accepted) continue;
    const fits =
      outcome.value === undefined ||
      (!values.excluding(option) && settingRule(option)?.(outcome.value, values.command.opts()) !== false);
    if (fits) decide(option, outcome.value, setting);
  }
}
