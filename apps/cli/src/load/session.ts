import type { Terminal } from "../terminal.ts";
import type { PluginReport } from "./plugin-report.ts";

/** What a command runs in: the terminal, and the providers that the user added to the bundled ones. */
export interface Session extends Terminal {
  /** Loads the plugins on the first call; a plugin that fails is in the report and never throws. */
  plugins(): Promise<PluginReport>;
}
