import { RequestFailure } from "./request-failure.ts";

const FIRST_BYTES = 64 * 1024;

/**
 * All bytes of a body, at most `mostBytes` of them; ends the stream and throws `RequestFailure` "too-large" at the first one beyond.
 * They are copied into one buffer: kept apart, chunks of one byte would take a hundred times their length.
 */
export async function readBytes(
  chunks: AsyncIterable<Uint8Array | string>,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  let buffer = new Uint8Array(Math.min(FIRST_BYTES, mostBytes));
  let length = 0;
  for await (const chunk of chunks) {
    const bytes = typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk;
    if (length + bytes.length > mostBytes) throw tooLarge(mostBytes);
    if (length + bytes.length > buffer.length) {
      const larger = new Uint8Array(Math.min(mostBytes, Math.max(2 * buffer.length, length + bytes.length)));
      larger.set(buffer.subarray(0, length));
      buffer = larger;
    }
    buffer.set(bytes, length);
    length += bytes.length;
  }
  return buffer.subarray(0, length);
}

/** An answer of more bytes than `mostBytes`. */
export const tooLarge = (mostBytes: number): RequestFailure =>
  new RequestFailure("too-large", `the answer is longer than ${mostBytes / 1024 / 1024} MiB`);

/** Throws `RequestFailure` "too-large" for a `Content-Length` beyond the limit, before a byte of it is read. */
export function refuseLength(contentLength: string | null | undefined, mostBytes: number): void {
  if (contentLength && Number(contentLength) > mostBytes) throw tooLarge(mostBytes);
}
