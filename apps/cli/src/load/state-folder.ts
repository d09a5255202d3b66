import { homedir } from "node:os";
import { join } from "node:path";

/** Where unfinished work is remembered: `GREEN_PLACE_STATE_DIR`, else the user's state folder. */
export const stateFolder = (env: Readonly<Record<string, string | undefined>>): string =>
  env["GREEN_PLACE_STATE_DIR"] ??
  join(env["XDG_STATE_HOME"] ?? join(homedir(), ".local", "state"), "green-place");
