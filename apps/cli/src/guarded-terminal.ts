import type { Terminal } from "./terminal.ts";

/** What a terminal obeys or hides, in the one group what we write ourselves: ends of lines, colours, and a line that is written anew. */
const unprintable: RegExp = /(\n|\r(?:\u001b\[K)?|\u001b\[\d{1,2}m)|[\p{C}\p{Zl}\p{Zp}]/gu;
/** Most text has none of it, and can be let through after one look. */
const plain: RegExp = /^[\n -~]*$/;

/**
 * A terminal that gets nothing which it obeys but what we write on purpose. It is the last line: renderers and sentences make what came from
 * outside printable themselves, for only they can tell a line feed of theirs from one of somebody else.
 */
export function guardedTerminal(terminal: Terminal): Terminal {
  const harmless = (text: string): string =>
    plain.test(text) ? text : text.replace(unprintable, (_, ours?: string) => ours ?? "\uFFFD");
  return {
    ...terminal,
    out: (text) => terminal.out(harmless(text)),
    err: (text) => terminal.err(harmless(text)),
  };
}
