import { BACKSLASH, CLOSING, COMMA, OPENING, parsedJson, QUOTE } from "./json-bytes.ts";
import { RequestFailure } from "./request-failure.ts";

export interface RowLimits {
  readonly mostBytes: number;
  readonly mostRows: number;
  readonly mostBytesOfRow: number;
}

/** Of the lists of the outermost object: `{ "value": [` … */
const DEPTH_OF_LISTS = 2;

/**
 * Reads the lists of objects in a JSON object row by row and gives the object back with its lists empty. A list of fifty megabytes takes the memory
 * of one row. Throws `RequestFailure` "too-large", or "unreadable" where it is no such JSON.
 */
export async function rowsOfJson(
  chunks: AsyncIterable<Uint8Array>,
  onRow: (row: unknown) => void,
  { mostBytes, mostRows, mostBytesOfRow }: RowLimits,
): Promise<Readonly<Record<string, unknown>>> {
  const rest = new Uint8Array(mostBytesOfRow);
  const row = new Uint8Array(mostBytesOfRow);
  const length = { rest: 0, row: 0 };
  let [depth, bytes, rows] = [0, 0, 0];
  let [inText, escaped] = [false, false];

  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw tooLarge(`the answer is longer than ${mostBytes / 1024 / 1024} MiB`);
    for (const byte of chunk) {
      const before = depth;
      if (inText) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inText = false;
      } else if (byte === QUOTE) inText = true;
      else if (OPENING.has(byte)) depth++;
      else if (CLOSING.has(byte)) depth--;
      if (depth > DEPTH_OF_LISTS || before > DEPTH_OF_LISTS) {
        if (length.row === mostBytesOfRow) throw tooLarge(`a row is longer than ${mostBytesOfRow} bytes`);
        row[length.row++] = byte;
        if (depth > DEPTH_OF_LISTS) continue;
        if (++rows > mostRows) throw tooLarge(`the list has more than ${mostRows} rows`);
        onRow(parsedJson(row.subarray(0, length.row)));
        length.row = 0;
      } else if (inText || depth < DEPTH_OF_LISTS || byte !== COMMA) {
        if (length.rest === mostBytesOfRow) throw tooLarge("the answer is more than its list");
        rest[length.rest++] = byte;
      }
    }
  }
  const root = parsedJson(rest.subarray(0, length.rest));
  if (typeof root === "object" && root !== null && !Array.isArray(root))
    return root as Record<string, unknown>;
  throw new RequestFailure("unreadable", "the answer is no JSON object");
}

const tooLarge = (message: string): RequestFailure => new RequestFailure("too-large", message);
