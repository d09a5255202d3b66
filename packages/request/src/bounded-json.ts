import { RequestFailure } from "./request-failure.ts";

export interface JsonLimits {
  readonly deepest: number;
  /** Numbers, texts, lists and objects. */
  readonly mostValues: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/**
 * The value of a JSON text in UTF-8. Depth and number of values are counted before a parser sees it: three bytes of text become fifty in
 * memory. Throws `RequestFailure`: "too-large", or "unreadable" where it is no JSON.
 */
export function boundedJson(bytes: Uint8Array, { deepest, mostValues }: JsonLimits): unknown {
  let depth = 0;
  let values = 1;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === QUOTE) {
      at = endOfText(bytes, at);
    } else if (OPENING.has(byte)) {
      depth++;
      values++;
    } else if (CLOSING.has(byte)) depth--;
    else if (byte === COMMA) values++;
    if (depth > deepest)
      throw new RequestFailure("too-large", `the answer is nested deeper than ${deepest} levels`);
    if (values > mostValues)
      throw new RequestFailure("too-large", `the answer has more than ${mostValues} values`);
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new RequestFailure("unreadable", "the answer is not JSON");
  }
}

function endOfText(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}
