import { join } from "node:path";

/** The environment, and the user's home folder. */
export interface UserSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** Where fetched data is kept: `GREEN_PLACE_CACHE`, else the user's cache folder. */
export const cacheFolder = (surroundings: UserSurroundings): string =>
  userFolder(surroundings, "GREEN_PLACE_CACHE", "XDG_CACHE_HOME", [".cache"]);

/** Where unfinished work is remembered: `GREEN_PLACE_STATE_DIR`, else the user's state folder. */
export const stateFolder = (surroundings: UserSurroundings): string =>
  userFolder(surroundings, "GREEN_PLACE_STATE_DIR", "XDG_STATE_HOME", [".local", "state"]);

function userFolder(
  { env, home }: UserSurroundings,
  own: string,
  ofAllPrograms: string,
  below: readonly string[],
): string {
  // An empty variable says nothing: as a path it would be the working folder.
  return env[own] || join(env[ofAllPrograms] || join(home, ...below), "green-place");
}
