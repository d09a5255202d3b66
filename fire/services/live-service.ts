import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { LiveIntensitySourceV1 } from "@green-place/contract";
import type { LiveOptions } from "@green-place/intensity-data/live";
import type { RemoteService } from "./service.ts";

/** The hour that is asked for. */
export const start: number = Date.UTC(2026, 10, 23, 12);
const hourMs = 3_600_000;

const secrets = {
  ELECTRICITY_MAPS_API_KEY: "em-secret-4711",
  WATTTIME_USER: "wt-user-4712",
  WATTTIME_PASSWORD: "wt-secret-4713",
  EIA_API_KEY: "eia-secret-4714",
};

/** A live source of grid intensity, asked for one hour. `bodies` are its documented answers, by a part of their path. */
export function liveService(
  name: string,
  create: (options: LiveOptions) => LiveIntensitySourceV1,
  zone: string,
  bodies: Readonly<Record<string, unknown>>,
  spoils: RemoteService["spoils"] = {},
): RemoteService {
  const deadlineMs = 900;
  return {
    name,
    deadlineMs,
    secrets: Object.values(secrets),
    spoils,
    serve: () => serveJson((path) => Object.entries(bodies).find(([part]) => path.includes(part))?.[1]),
    async caller({ port, folder }) {
      let asked = 0;
      return async (atMostMs) => {
        const live = create({
          env: secrets,
          fetch,
          now: () => start + hourMs / 2,
          baseUrl: `http://127.0.0.1:${port}`,
          // Each call begins with an empty cache.
          cacheFolder: join(folder, String(asked++)),
          retry: {
            timeoutMs: Math.round(atMostMs / 2.2),
            retries: 1,
            firstDelayMs: 10,
            longestDelayMs: 100,
            deadlineMs: atMostMs,
          },
        });
        const answer = await live.series({ zone, startMs: start, endMs: start + hourMs });
        if (!answer.ok) return { ok: false, said: `${answer.code}: ${answer.message}`, figures: [] };
        const { series, validUntilMs, fetchedAtMs } = answer.data;
        const heldHours = (validUntilMs - fetchedAtMs) / hourMs;
        if (!(heldHours >= 0 && heldHours <= 24)) throw new Error(`it holds for ${heldHours} h`);
        return { ok: true, said: "", figures: [...series.startsMs, series.endMs, ...series.gramsPerKwh] };
      };
    },
  };
}

/** Answers a path with JSON, or with 404 where it has none. */
export async function serveJson(
  bodyOf: (path: string) => unknown,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    request.resume();
    const body = bodyOf(request.url ?? "/");
    response.setHeader("content-type", "application/json");
    if (body === undefined) response.writeHead(404).end("{}");
    else response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
