import { RequestFailure } from "./request-failure.ts";

/** The bytes of UTF-8 that give JSON its structure. */
export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;
export const COMMA = 0x2c;
export const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
export const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** Throws `RequestFailure` "unreadable" for what is no JSON in UTF-8. */
export function parsedJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new RequestFailure("unreadable", "the answer is not JSON");
  }
}
