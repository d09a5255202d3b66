import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type KeptPoints, keep, readKept } from "../../packages/intensity-data/src/live/point-cache.ts";
import type { Format } from "./format.ts";
import { unsound } from "./sound-values.ts";

const hourMs = 3_600_000;
const fromMs = Date.UTC(2026, 10, 24);
const kept = {
  fetchedAtMs: fromMs,
  validUntilMs: fromMs + hourMs,
  points: [0, 1, 2].map((hour) => ({
    startMs: fromMs + hour * hourMs,
    endMs: fromMs + (hour + 1) * hourMs,
    gramsPerKwh: 50 + hour,
    forecast: hour > 0,
  })),
};

const pointCache: Format<KeptPoints | undefined> = {
  name: "point-cache",
  built: "json",
  samples: () => [JSON.stringify({ version: 1, what: "grid forecast FR", ...kept })],
  async read(text, folder) {
    let names = readdirSync(folder).filter((name) => name.endsWith(".json"));
    if (names.length === 0) {
      await keep(folder, "grid forecast FR", kept);
      names = readdirSync(folder);
    }
    writeFileSync(join(folder, names[0]!), text);
    return readKept(folder, "grid forecast FR");
  },
  fault(read) {
    if (read?.points.some(({ startMs, endMs }) => !(startMs < endMs)))
      return "a point that ends before it starts";
    return unsound(read);
  },
};
export default pointCache;
