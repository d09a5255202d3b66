import type { Option } from "commander";

/**
 * Whether a value makes sense beside the command's other values: its flags, what is set for it alone, and of what is set for all
 * commands the options that `--help` lists earlier.
 */
export type SettingRule = (value: unknown, others: Readonly<Record<string, unknown>>) => boolean;

const rules = new WeakMap<Option, SettingRule>();

/**
 * Gives an option a rule for values that are set for all commands, in the configuration or the environment: where it says no,
 * the value is not meant for this command and is passed over. The same value as a flag is an error that the command reports.
 */
export function withSettingRule(option: Option, rule: SettingRule): Option {
  rules.set(option, rule);
  return option;
}

export const settingRule = (option: Option): SettingRule | undefined => rules.get(option);

/** One `provider:region`, and not the patterns that a ranking takes. */
export const isRegion: SettingRule = (value) => /^[^:*,\s]+:[^:*,\s]+$/.test(String(value));

/** One `provider:region`, or `provider:region:instance type`. */
export const isRegionOrMachine: SettingRule = (value, others) =>
  isRegion(value, others) || isRegion(String(value).replace(/:[^:*,\s]+$/, ""), others);

/** Patterns of regions, without instance types. */
export const areRegions: SettingRule = (values) =>
  (values as readonly string[]).every((value) => value.split(":").length < 3);
