import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { startCli, testFolder } from "../cli-process.ts";
import { writeSeries } from "./series-file.ts";

const reporter = fileURLToPath(new URL("../report-loaded.mjs", import.meta.url));
const needless =
  /node_modules\/(zod|yaml|csv-stringify|jiti|cli-progress|p-retry)\/|provider-(aws|gcp|azure)|hardware-data|commands\/(?!when)/;

test("when loads no provider, no schema and no other command; with a file, no grid data either", async () => {
  const folder = testFolder();
  const loadedBy = async (...where: string[]): Promise<string> =>
    (
      await startCli(["when", "--duration", "1h", ...where], folder, { NODE_OPTIONS: `--import=${reporter}` })
        .ended
    ).err;
  const byZone = await loadedBy("--zone", "FR");
  expect(byZone).toMatch(/commands\/when\.ts/);
  expect(byZone).toMatch(/intensity-data\/src\/hourly\.ts/);
  expect(byZone).not.toMatch(needless);
  const byFile = await loadedBy(
    "--intensity-file",
    writeSeries(folder, [2, 1], Date.parse("2022-06-01T00:00Z")),
  );
  expect(byFile).toMatch(/commands\/when\.ts/);
  expect(byFile).not.toMatch(needless);
  expect(byFile).not.toMatch(/intensity-data/);
});
