import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { ClientRequest } from "node:http";

/**
 * Calls what sends requests by a library that keeps them to itself, and ends those to `url` that are open after `limitMs` or when it returns: for an
 * answer that never ends the library would wait, and the process live, for ever. (An agent of our own could do it too, but would take the place of the one with the user's certificates.)
 */
export async function withoutOpenRequests<T>(
  url: string,
  limitMs: number,
  send: () => Promise<T>,
): Promise<T> {
  const { host, pathname, search } = new URL(url);
  const started = new Set<ClientRequest>();
  const note = (message: unknown): void => {
    const { request } = message as { readonly request: ClientRequest };
    if (request.getHeader("host") !== host || request.path !== pathname + search) return;
    started.add(request);
    request.once("close", () => started.delete(request));
    if (isOver) request.destroy();
  };
  let isOver = false;
  const end = (): void => {
    isOver = true;
    for (const request of started) request.destroy();
  };
  const timer = setTimeout(end, limitMs);
  subscribe("http.client.request.start", note);
  try {
    return await send();
  } finally {
    unsubscribe("http.client.request.start", note);
    clearTimeout(timer);
    end();
  }
}
