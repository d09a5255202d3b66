import { request as ask, createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a fault works with: one request, the answer that the true service would give, and an address that must hear nothing. */
export interface Struck {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly good: { readonly status: number; readonly type: string; readonly body: Buffer };
  readonly elsewhere: string;
  /** How many requests have been struck before. */
  readonly count: number;
}

export type Strike = (struck: Struck) => void | Promise<void>;

export interface HostileServer {
  readonly port: number;
  /** From now on requests are struck so, the first `spared` of them excepted; undefined: none. */
  strike(fault: Strike | undefined, spared: number): void;
  /** Requests since then. */
  readonly asked: () => number;
  close(): void;
}

/** Stands before a true service on `port` of this machine, hands its answers on, and strikes them. */
export async function hostileServer(port: number, elsewhere: string): Promise<HostileServer> {
  let strike: Strike | undefined;
  let [spared, asked] = [0, 0];
  const server = createServer(async (request, response) => {
    request.on("error", () => undefined);
    response.on("error", () => undefined);
    const number = asked++;
    const fault = number >= spared ? strike : undefined;
    try {
      const good = await answerOf(port, request);
      if (fault) await fault({ request, response, good, elsewhere, count: number - spared });
      else response.writeHead(good.status, { "content-type": good.type }).end(good.body);
    } catch {
      response.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    strike(fault, from) {
      // Whoever still hangs on an earlier fault is no part of the next.
      server.closeAllConnections();
      [strike, spared, asked] = [fault, from, 0];
    },
    asked: () => asked,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answerOf(port: number, request: IncomingMessage): Promise<Struck["good"]> {
  const body: Buffer[] = [];
  for await (const chunk of request) body.push(chunk as Buffer);
  return new Promise((resolve, reject) => {
    const { method, url, headers } = request;
    const { "accept-encoding": _, ...others } = headers;
    const sent = ask({ host: "127.0.0.1", port, method, path: url, headers: others }, async (answer) => {
      const parts: Buffer[] = [];
      for await (const chunk of answer) parts.push(chunk as Buffer);
      resolve({
        status: answer.statusCode ?? 500,
        type: answer.headers["content-type"] ?? "",
        body: Buffer.concat(parts),
      });
    });
    sent.on("error", reject);
    sent.end(Buffer.concat(body));
  });
}
