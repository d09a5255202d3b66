import { expect, test } from "vitest";
import { trackContext } from "../src/run/track-context.ts";
import { cacheFolder, stateFolder } from "../src/system/user-folders.ts";

const home = "/home/me";

test("the variable of green-place wins, then the user's folder of that kind, then the home folder", () => {
  const env = { XDG_CACHE_HOME: "/c", XDG_STATE_HOME: "/s" };
  const own = { ...env, GREEN_PLACE_CACHE: "/gc", GREEN_PLACE_STATE_DIR: "/gs" };
  expect([cacheFolder({ env: own, home }), stateFolder({ env: own, home })]).toEqual(["/gc", "/gs"]);
  expect([cacheFolder({ env, home }), stateFolder({ env, home })]).toEqual([
    "/c/green-place",
    "/s/green-place",
  ]);
  expect([cacheFolder({ env: {}, home }), stateFolder({ env: {}, home })]).toEqual([
    "/home/me/.cache/green-place",
    "/home/me/.local/state/green-place",
  ]);
});

test("an empty variable says nothing: no file lands in the working folder", () => {
  const env = { GREEN_PLACE_CACHE: "", GREEN_PLACE_STATE_DIR: "", XDG_CACHE_HOME: "", XDG_STATE_HOME: "" };
  expect(cacheFolder({ env, home })).toBe("/home/me/.cache/green-place");
  expect(stateFolder({ env, home })).toBe("/home/me/.local/state/green-place");
  const { stateDirectory } = trackContext({ env: { ...env, HOME: home } });
  expect(stateDirectory).toBe("/home/me/.local/state/green-place/tracks");
});
