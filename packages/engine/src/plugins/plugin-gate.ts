/** An installed package that would add a provider, before anything of it but its package.json was read. */
export interface PluginCandidate {
  readonly name: string;
  readonly foundIn: "configuration" | "dependencies";
  /** Where it is installed; links are not followed yet. */
  readonly folder: string;
  /** Whether code of it would run; else its data is read. */
  readonly isCode: boolean;
}

/**
 * Decides about each package before it is loaded: undefined lets it in, else sentences why it is left out and what to do.
 * A provider that is a JSON file by its path is data that somebody named, and not asked about.
 */
export type PluginGate = (candidate: PluginCandidate) => Promise<string | undefined>;
