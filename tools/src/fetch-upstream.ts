/** Fetches the published upstream files into a folder: `tsx tools/src/fetch-upstream.ts <folder>`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type UpstreamFile, upstreamFiles } from "./upstream-files.ts";

/** Writes every file below `folder` and returns their paths. Throws, naming the address, when one can't be had or read. */
export async function fetchUpstream(
  folder: string,
  files: readonly UpstreamFile[],
  get: (url: string) => Promise<Response>,
): Promise<string[]> {
  const written: string[] = [];
  for (const { url, convert } of files) {
    const response = await get(url);
    if (!response.ok) throw new Error(`${url} answered HTTP ${response.status}`);
    for (const [path, text] of converted(url, convert, await response.text())) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
      written.push(path);
    }
  }
  return written;
}

function converted(url: string, convert: UpstreamFile["convert"], text: string): ReadonlyMap<string, string> {
  try {
    return convert(text);
  } catch (error) {
    throw new Error(`${url}: ${(error as Error).message}`, { cause: error });
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2];
  if (folder === undefined) throw new Error("usage: fetch-upstream.ts <folder>");
  for (const path of await fetchUpstream(folder, upstreamFiles, fetch)) console.log(path);
}
