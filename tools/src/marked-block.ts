/** A part of a document that is computed: it stands between two markers that name it. */
export interface Block {
  readonly name: string;
  readonly lines: readonly string[];
}

const markers = (name: string): [string, string] => [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];

export const hasBlock = (document: string, name: string): boolean => document.includes(markers(name)[0]);

export function blockText({ name, lines }: Block): string {
  const [start, end] = markers(name);
  return [start, "", ...lines, "", end].join("\n");
}

/** What stands in the document between the block's markers, with them. Throws when they are not there. */
export function shownBlock(document: string, name: string): string {
  const [start, end] = markers(name);
  const [from, to] = [document.indexOf(start), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the document has no ${start} … ${end}`);
  return document.slice(from, to + end.length);
}

/** The document with the block as it is now. Throws when its markers are not there. */
export const withBlock = (document: string, block: Block): string =>
  document.replace(shownBlock(document, block.name), () => blockText(block));
