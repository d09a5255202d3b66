import { join } from "node:path";
import type { EngineContext } from "../context.ts";

/** Where fetched data is kept: `GREEN_PLACE_CACHE`, else the user's cache folder. */
export const cacheFolder = ({ env, home }: Pick<EngineContext, "env" | "home">): string =>
  env["GREEN_PLACE_CACHE"] ?? join(env["XDG_CACHE_HOME"] ?? join(home, ".cache"), "green-place");
