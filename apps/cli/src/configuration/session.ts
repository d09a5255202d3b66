import type { EngineContext } from "@green-place/engine";
import type { Terminal } from "../terminal.ts";

/** What a command runs in: the terminal, and what the engine needs. */
export interface Session extends Terminal, EngineContext {
  /** The file that `--config` names. */
  readonly configFile: string | undefined;
}
