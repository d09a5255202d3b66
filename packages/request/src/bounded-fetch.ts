import { readBytes, refuseLength } from "./read-bytes.ts";
import { RequestFailure } from "./request-failure.ts";
import { withDeadline } from "./with-deadline.ts";

export interface RequestLimits {
  /** For one whole exchange: connecting, headers, and the body to its last byte. */
  readonly timeoutMs: number;
  /** Of the body as it was sent, where its length is stated, and as it is once decompressed. */
  readonly mostBytes: number;
}

/** Answers that have no body by definition. */
const BODILESS: readonly number[] = [101, 204, 205, 304];

/**
 * A `fetch` that always ends: its answer has the whole body in memory already. No redirect is followed, since none of the services
 * redirects and another address must not be handed a key. Rejects with `RequestFailure`, or with the reason of the caller's signal.
 */
export function boundedFetch(
  fetch: typeof globalThis.fetch,
  { timeoutMs, mostBytes }: RequestLimits,
): typeof globalThis.fetch {
  return (address, init) =>
    withDeadline(timeoutMs, init?.signal, async (signal) => {
      const response = await answered(fetch, address, { ...init, redirect: "manual", signal });
      const stop = (): void => void response.body?.cancel().catch(() => undefined);
      try {
        if (signal.aborted) throw signal.reason;
        refuseHeaders(response, mostBytes);
        const { status, headers } = response;
        if (BODILESS.includes(status) || !response.body) return new Response(null, { status, headers });
        const bytes = await bytesOf(response.body, mostBytes, signal);
        return new Response(bytes, { status, headers: headersOfWhole(headers) });
      } catch (error) {
        stop();
        if (error instanceof RequestFailure || signal.aborted) throw error;
        throw new RequestFailure("unreachable", "it broke off its answer");
      }
    });
}

async function answered(
  fetch: typeof globalThis.fetch,
  address: Parameters<typeof globalThis.fetch>[0],
  init: RequestInit & { signal: AbortSignal },
): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (init.signal.aborted) throw error;
    // What fetch says may hold the address, and that may hold a key: it is not passed on.
    throw new RequestFailure("unreachable", "it could not be reached, or broke off its answer");
  }
}

function refuseHeaders({ type, status, headers }: Response, mostBytes: number): void {
  if (type === "opaqueredirect" || (status >= 300 && status < 400 && headers.has("location")))
    throw new RequestFailure("redirected", "it sent us on to another address, which we do not follow");
  // Compressed several times over, a few bytes become as many as one likes.
  if (headers.get("content-encoding")?.includes(","))
    throw new RequestFailure("unreadable", "the answer is compressed more than once");
  refuseLength(headers.get("content-length"), mostBytes);
}

/** The reader is cancelled by hand: between fetch and its body the signal is held weakly, so that it may not arrive. */
async function bytesOf(
  body: ReadableStream<Uint8Array>,
  mostBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  const cancel = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener("abort", cancel);
  try {
    return await readBytes(chunksOf(reader), mostBytes);
  } finally {
    signal.removeEventListener("abort", cancel);
    cancel();
    reader.releaseLock();
  }
}

async function* chunksOf(reader: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

/** Of a body that is no longer compressed nor in pieces. */
function headersOfWhole(headers: Headers): Headers {
  const whole = new Headers(headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) whole.delete(name);
  return whole;
}
