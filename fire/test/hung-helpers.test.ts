import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { attackOn } from "../attacks/hung-helpers.ts";
import { helperFaults } from "../faults/helper-faults.ts";
import { unlikelyFigures } from "../faults/unlikely-figures.ts";
import type { Helper } from "../helpers/helper.ts";

const scratch = mkdtempSync(join(tmpdir(), "green-place-fire-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const careless = fileURLToPath(new URL("./planted/careless-tracker.mjs", import.meta.url));
const helper: Helper = {
  program: "nvidia-smi",
  platform: "linux",
  before: "",
  reading: () => "exec sleep 300",
};

test.skipIf(process.platform !== "linux")(
  "a tracker that waits for its helper, loses the exit code and reports a negative power is found",
  async () => {
    // One fault each: with the others the planted tracker would take half a minute.
    const only = helperFaults.find(({ name }) => name === "hangs after a reading")!;
    const siege = { seed: 1, share: "whole", scratch, atOnce: 2 } as const;
    const { tried, broke } = await attackOn(async () => [helper], careless, [only]).run(siege);
    expect(tried).toBe(1);
    expect(broke).toHaveLength(1);
    expect(broke[0]).toMatch(/the command's exit code 7 became 0/);
    expect(broke[0]).toMatch(/it ended 2\.\d s after the command/);
    expect(broke[0]).toMatch(/components\.0\.meanWatts is -3/);
  },
);

test("figures that cannot be are named where they are", () => {
  const figures = { total: { low: 3, value: 2, high: 4 }, carbonKg: -1, whatIf: [{ savingPercent: -20 }] };
  expect(unlikelyFigures(figures)).toEqual(["report.total has 3 <= 2 <= 4", "report.carbonKg is -1"]);
});
