import type { Configuration } from "./configuration.ts";
import type { ConfigurationFile } from "./configuration-file.ts";
import { configurationSettings, environmentSettings, type Setting } from "./setting.ts";

/** Where settings come from, besides flags. */
export interface SettingSources {
  readonly configuration: Configuration | undefined;
  readonly file: ConfigurationFile | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** All settings; `names` are the commands that variables may begin with. */
export const settingsOf = (
  { configuration = {}, file, env }: SettingSources,
  names: readonly string[],
): Setting[] => [
  ...environmentSettings(env, names),
  ...(file ? configurationSettings(configuration, file.name) : []),
];
