import { homedir } from "node:os";
import { join } from "node:path";

/** Where fetched data is kept: `GREEN_PLACE_CACHE`, else the user's cache folder. */
export const cacheFolder = (env: Readonly<Record<string, string | undefined>>): string =>
  env["GREEN_PLACE_CACHE"] ?? join(env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "green-place");
