import { readFileSync } from "node:fs";
import { type Block, hasBlock } from "@green-place/tools/marked-block";

const root = new URL("../", import.meta.url);

/** A document that shows some of the computed blocks, those whose markers it has. */
export interface ShowingDocument {
  readonly url: URL;
  readonly text: string;
  readonly blocks: readonly Block[];
}

export const documentsShowing = (blocks: readonly Block[]): ShowingDocument[] =>
  ["README.md", "docs/how-wrong-can-this-be.md"]
    .map((name) => new URL(name, root))
    .map((url) => ({ url, text: readFileSync(url, "utf8") }))
    .map(({ url, text }) => ({ url, text, blocks: blocks.filter(({ name }) => hasBlock(text, name)) }));
