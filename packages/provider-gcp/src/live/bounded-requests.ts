import { boundedJson, RequestFailure, readBytes, refuseLength, withDeadline } from "@green-place/request";

/** What the SDK asks of its authentication; both GoogleAuth and a single client of it are one. */
export interface Auth {
  getClient?(): Promise<unknown>;
  getProjectId?(): Promise<string>;
  fetch(url: string, init: object): Promise<unknown>;
}

/** As Google's library hands an answer on, its body not yet read. */
interface Streamed {
  readonly status: number;
  readonly headers: Headers;
  readonly body: (AsyncIterable<Uint8Array> & { destroy?(): void }) | null;
}

/** What the SDK reads of an answer. */
interface Whole {
  readonly ok: true;
  readonly status: number;
  readonly headers: Headers;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** An answer that is an error; the message is the service's own, of which `failureName` shows the reason only. */
export class ComputeFault extends Error {
  readonly status: number;
  readonly retryAfterS: number;

  constructor(status: number, headers: Headers, body: string) {
    super(body);
    this.status = status;
    this.retryAfterS = Number(headers.get("retry-after") ?? Number.NaN);
  }
}

/** A page has 500 machine types of a kilobyte each. */
const MOST_BYTES = 4 * 1024 * 1024;
const JSON_LIMITS = { deepest: 12, mostValues: 50_000 };
/** All lists together have some 200. */
const MOST_PAGES = 2_000;

/**
 * Sends the SDK's requests so that each ends after `timeoutMs`, its body's last byte included, and holds no more than a page can; no page is
 * asked for twice. What is not in the form that Google documents fails as such.
 */
export function boundedRequests(
  auth: Auth,
  timeoutMs: number,
  signal: AbortSignal,
): (url: string, init: object) => Promise<Whole> {
  const pages = new Set<string>();
  return (url, init) =>
    withDeadline(timeoutMs, signal, async (ended) => {
      if (pages.has(url)) throw tooLarge("the pages of a list lead in a circle");
      if (pages.size === MOST_PAGES) throw tooLarge(`the lists have more than ${MOST_PAGES} pages`);
      // Of an error Google's library itself would read the body, all of it.
      const own = { signal: ended, redirect: "manual", responseType: "stream", validateStatus: () => true };
      const answer = (await auth.fetch(url, { ...init, ...own })) as Streamed;
      const stop = (): void => answer.body?.destroy?.();
      ended.addEventListener("abort", stop);
      try {
        if (ended.aborted) throw ended.reason;
        const { status, headers, body } = answer;
        if (status >= 300 && status < 400)
          throw new RequestFailure("redirected", "it sent us on to another address, which we do not follow");
        refuseLength(headers.get("content-length"), MOST_BYTES);
        const bytes = await readBytes(body ?? empty(), MOST_BYTES);
        if (status >= 400)
          throw new ComputeFault(status, headers, new TextDecoder().decode(bytes.slice(0, 10_000)));
        refuseOtherForm(boundedJson(bytes, JSON_LIMITS));
        pages.add(url);
        return { ok: true as const, status, headers, arrayBuffer: async () => bytes.slice().buffer };
      } finally {
        stop();
      }
    });
}

function refuseOtherForm(json: unknown): void {
  const { kind, items = [] } = (json ?? {}) as { kind?: unknown; items?: unknown };
  if (typeof kind !== "string" || !kind.startsWith("compute#") || typeof items !== "object" || items === null)
    throw new RequestFailure("unreadable", "the answer is not in the form that Google documents");
}

const tooLarge = (message: string): RequestFailure => new RequestFailure("too-large", message);

async function* empty(): AsyncGenerator<Uint8Array> {}
