import type { EffectGuard } from "./apply-settings.ts";
import type { Configuration } from "./configuration.ts";
import type { ConfigurationFile } from "./configuration-file.ts";

/** What a configuration says, and how far it may be followed. */
export interface Configured {
  readonly file: ConfigurationFile | undefined;
  readonly configuration: Configuration;
  /** Whether the packages that it names may run: it has run itself, or the user named the file. */
  readonly isOwnWord: boolean;
  /** Throws `E_NOT_TRUSTED` where it may not give an option that has an effect outside of green-place. */
  readonly guard: EffectGuard;
  /** Sentences on files that were not read. */
  readonly unread: readonly string[];
}

export const nothingConfigured: Configured = {
  file: undefined,
  configuration: {},
  isOwnWord: false,
  guard: () => undefined,
  unread: [],
};
