import { join } from "node:path";
import type { EngineContext } from "./context.ts";

/** Where fetched data is kept: `GREEN_PLACE_CACHE`, else the user's cache folder. */
export const cacheFolder = (surroundings: Pick<EngineContext, "env" | "home">): string =>
  userFolder(surroundings, "GREEN_PLACE_CACHE", "XDG_CACHE_HOME", [".cache"]);

/** Where unfinished work is remembered: `GREEN_PLACE_STATE_DIR`, else the user's state folder. */
export const stateFolder = (surroundings: Pick<EngineContext, "env" | "home">): string =>
  userFolder(surroundings, "GREEN_PLACE_STATE_DIR", "XDG_STATE_HOME", [".local", "state"]);

function userFolder(
  { env, home }: Pick<EngineContext, "env" | "home">,
  own: string,
  ofAllPrograms: string,
  below: readonly string[],
): string {
  // An empty variable says nothing: as a path it would be the working folder.
  return env[own] || join(env[ofAllPrograms] || join(home, ...below), "green-place");
}
