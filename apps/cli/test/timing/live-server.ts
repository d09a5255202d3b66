import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A fetch that takes every service to a server on this machine; `asked` lists the addresses and headers that would have gone out. */
export async function liveServer(
  reply: (url: URL) => { readonly status?: number; readonly body?: unknown },
): Promise<{ readonly fetch: typeof globalThis.fetch; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const meant = new URL(request.headers["x-meant-for"] as string);
    const { status = 200, body = {} } = reply(meant);
    response.writeHead(status, { "content-type": "application/json" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    asked,
    fetch: (input, init) => {
      const meant = String(input);
      asked.push(`${meant} ${JSON.stringify(init?.headers)}`);
      return globalThis.fetch(base, { ...init, headers: { ...init?.headers, "x-meant-for": meant } });
    },
  };
}
