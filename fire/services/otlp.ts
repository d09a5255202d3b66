import { track } from "@green-place/tracker";
import { serveJson } from "./live-service.ts";
import type { RemoteService } from "./service.ts";

/** A collector of metrics: a run is measured and sent there at its end. What it answers changes nothing but a warning. */
const service: RemoteService = {
  name: "otlp",
  // Five seconds for the export, and what begins and ends a run besides.
  deadlineMs: 8_000,
  secrets: [],
  serve: () => serveJson(() => ({})),
  async caller({ port, folder }) {
    return async () => {
      const run = await track({
        otlp: `http://127.0.0.1:${port}`,
        gramsPerKwh: 200,
        cloudMetadata: "never",
        codecarbonConfig: false,
        context: { env: {}, stateDirectory: folder, warn: () => undefined },
      });
      const report = await run.stop(0);
      const said = report.warnings.filter((warning) => warning.includes("metrics"));
      return { ok: said.length === 0, said: said.join(" "), figures: [] };
    };
  },
};
export default service;
