import type { EngineContext } from "@green-place/engine";
import type { Terminal } from "../terminal.ts";
import type { Configured } from "./configured.ts";

/** What a command runs in: the terminal, and what the engine needs. */
export interface Session extends Terminal, EngineContext {
  /** The configuration that holds here; known when the command's action is run. Throws `E_CONFIGURATION` and `E_NOT_TRUSTED`. */
  configured(): Promise<Configured>;
  /** Whether the project's configuration and providers may be looked for: not with `--no-config`. */
  looksForConfiguration(): boolean;
}
