import type { EngineContext } from "@green-place/engine";
import type { Terminal } from "../terminal.ts";

/** What a command runs in: the terminal, and the world as the engine sees it. */
export interface Session extends Terminal, EngineContext {}
