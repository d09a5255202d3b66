import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** Text as it is, anything else as JSON. */
  readonly body?: unknown;
  /** `hang` never answers, `hang-body` stops half way, `cut` closes the connection half way. */
  readonly fault?: "hang" | "hang-body" | "cut";
}

export interface Asked {
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
}

/** A real HTTP server on this machine that ends with the test; `asked` lists what reached it. */
export async function loopback(
  reply: (asked: Asked, before: number) => Reply,
): Promise<{ base: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const now = { url: new URL(request.url ?? "/", "http://loopback"), headers: request.headers };
    const { status = 200, headers = {}, body = {}, fault } = reply(now, asked.length);
    asked.push(now);
    if (fault === "hang") return;
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const length = { "content-length": String(Buffer.byteLength(text)) };
    response.writeHead(status, { "content-type": "application/json", ...length, ...headers });
    if (fault === undefined) response.end(text);
    else {
      response.write(text.slice(0, text.length / 2));
      if (fault === "cut") setTimeout(() => response.destroy(), 5);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}
