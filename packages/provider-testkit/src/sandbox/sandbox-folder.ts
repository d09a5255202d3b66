import { fileURLToPath } from "node:url";

/**
 * Where `preload.mjs` and `probe.mjs` lie. They are plain JavaScript beside `src` and `dist`, because a child process runs them
 * as they are.
 */
export const sandboxFolder = (): string => {
  // From `src/sandbox/` it is two levels up, from the one bundle in `dist/` one.
  const up = import.meta.url.includes("/src/sandbox/") ? "../../sandbox" : "../sandbox";
  return fileURLToPath(new URL(up, import.meta.url));
};
