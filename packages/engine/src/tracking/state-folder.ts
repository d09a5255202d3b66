import { join } from "node:path";
import type { EngineContext } from "../context.ts";

/** Where unfinished work is remembered: `GREEN_PLACE_STATE_DIR`, else the user's state folder. */
export const stateFolder = ({ env, home }: Pick<EngineContext, "env" | "home">): string =>
  env["GREEN_PLACE_STATE_DIR"] ?? join(env["XDG_STATE_HOME"] ?? join(home, ".local", "state"), "green-place");
