import { serveJson } from "../../services/live-service.ts";
import type { RemoteService } from "../../services/service.ts";

const body = '{"gramsPerKwh":50}';

/** A service that is asked with `ask`, and answers with one figure. */
const asked = (
  name: string,
  deadlineMs: number,
  ask: (url: string, deadlineMs: number) => Promise<string>,
): RemoteService => ({
  name,
  deadlineMs,
  secrets: [],
  serve: () => serveJson(() => body),
  caller:
    async ({ port }) =>
    async (atMostMs) => {
      try {
        const answer = JSON.parse(await ask(`http://127.0.0.1:${port}/`, atMostMs)) as {
          gramsPerKwh: number;
        };
        return { ok: true, said: "", figures: [answer.gramsPerKwh] };
      } catch (error) {
        return { ok: false, said: String(error), figures: [] };
      }
    },
});

/** What the attack has to find fault with. */
const careless: readonly RemoteService[] = [
  asked("without a deadline", 200, async (url) => (await fetch(url)).text()),
  asked("without a limit", 2_000, async (url, ms) => {
    const response = await fetch(url);
    const parts: Uint8Array[] = [];
    const until = performance.now() + ms;
    for await (const part of response.body!) {
      parts.push(part as Uint8Array);
      if (performance.now() > until) break;
    }
    return Buffer.concat(parts).toString();
  }),
];
export default careless;
