import type { PluginReport } from "./plugins/plugin-report.ts";

/** The files that the engine reads and writes. Paths are absolute or relative to `cwd`; errors are those of `node:fs`. */
export interface EngineFiles {
  /** The whole text of a file. What is too big for any file of ours is refused (`EFBIG`). */
  readText(path: string): Promise<string>;
  /** Puts a text in the place of a file in one step: a reader finds the old one or the new one, whole. Makes missing folders. */
  replaceText(path: string, text: string): Promise<void>;
}

/** The world as the engine sees it. Clock, files, network, environment and plugins come in here and nowhere else. */
export interface EngineContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  readonly cwd: string;
  /** The user's home folder, where caches and states are kept unless the environment says otherwise. */
  readonly home: string;
  /** Milliseconds since 1970. */
  now(): number;
  readonly fetch: typeof globalThis.fetch;
  readonly files: EngineFiles;
  /** Takes a sentence that the user should see: what had to be done without, and why. */
  warn(sentence: string): void;
  /** The providers besides the bundled ones. Called at most once a question; never throws. */
  plugins(): Promise<PluginReport>;
}
