import type { PluginSettings } from "@green-place/engine";

/** An option's value, as it would be typed after its flag; a list for options that take one; true or false for switches. */
export type OptionValue = string | number | boolean | readonly (string | number)[];

/** Values by the long name of the option without dashes, in camel or kebab case; `--no-embodied` is `embodied: false`. */
export type OptionValues = Readonly<Record<string, OptionValue>>;

/** What a configuration file may say. */
export interface Configuration extends PluginSettings {
  /** Values for every command that has the option and accepts the value: `{ signal: "marginal", format: "json" }`. */
  readonly options?: OptionValues;
  /** Values for one command, by its name: `{ recommend: { within: "eu" }, when: { within: "12h" } }`. They win over `options`. */
  readonly commands?: Readonly<Record<string, OptionValues>>;
}
