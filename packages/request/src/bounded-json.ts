import { BACKSLASH, CLOSING, COMMA, OPENING, parsedJson, QUOTE } from "./json-bytes.ts";
import { RequestFailure } from "./request-failure.ts";

export interface JsonLimits {
  readonly deepest: number;
  /** Numbers, texts, lists and objects. */
  readonly mostValues: number;
}

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
  return parsedJson(bytes);
}

function endOfText(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}
