import type { ZoneSeries } from "@green-place/contract";
import { nodeContext } from "@green-place/engine";
import { fileSeries } from "../../packages/engine/src/timing/file-series.ts";
import type { Format } from "./format.ts";
import { ascends, unsound } from "./sound-values.ts";

const rows = Array.from(
  { length: 12 },
  (_, hour) => `2026-06-01T${String(hour).padStart(2, "0")}:00Z,${300 - 7.5 * hour}`,
);
const offset = rows.map((row) => row.replace("Z", ":00+02:00"));

const intensityFile: Format<ZoneSeries> = {
  name: "intensity-file",
  built: "cells",
  samples: () => [rows, offset].map((lines) => `start,g_per_kwh\n${lines.join("\n")}\n`),
  read: (text, folder) =>
    fileSeries(
      "series.csv",
      "average",
      nodeContext({ cwd: folder, files: { readText: async () => text, replaceText: async () => undefined } }),
    ),
  fault({ series: { startsMs, endMs, gramsPerKwh } }) {
    if (!ascends([...startsMs, endMs])) return "instants do not ascend";
    return unsound({ startsMs, endMs, gramsPerKwh }, { signed: ["startsMs", "endMs"] });
  },
};
export default intensityFile;
