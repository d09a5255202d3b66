import { homedir } from "node:os";
import { printable } from "@green-place/core";
import type { EngineContext, EngineFiles } from "./context.ts";

/** A year of five-minute slots, and a catalogue of any cloud, have a tenth of it. */
const MOST_BYTES = 64 * 2 ** 20;

/** The file system of this machine. */
export const nodeFiles: EngineFiles = {
  async readText(path) {
    const { givenText } = await import("@green-place/tracker/given-text");
    return givenText(path, MOST_BYTES);
  },
  async replaceText(path, text) {
    const { replacePrivateFile } = await import("@green-place/tracker/replace-file");
    await replacePrivateFile(path, text);
  },
};

/**
 * This process as the engine's world, with what a caller replaces. Without `plugins` the bundled providers are all there are;
 * `projectPlugins` gives those of a project.
 */
export const nodeContext = (own: Partial<EngineContext> = {}): EngineContext => ({
  env: process.env,
  cwd: process.cwd(),
  home: homedir(),
  now: Date.now,
  fetch: globalThis.fetch,
  files: nodeFiles,
  warn: (sentence) => void process.stderr.write(`green-place: ${printable(sentence)}\n`),
  plugins: async () => ({ loaded: [], faults: [] }),
  ...own,
});
