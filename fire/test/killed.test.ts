import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { attackOn as failingDiskOn } from "../attacks/failing-disk.ts";
import { attackOn as killedOn } from "../attacks/killed.ts";
import { careless, carelessProgram } from "./planted/careless-command.ts";

const scratch = mkdtempSync(join(tmpdir(), "green-place-fire-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const siege = { seed: 1, share: "gate", scratch, atOnce: 2 } as const;

test("a command that counts twice when it is killed at the wrong moment is found, and the moment is named", async () => {
  const { tried, broke } = await killedOn(async () => [careless], carelessProgram, { gate: 9, whole: 9 }).run(
    {
      ...siege,
      share: "whole",
    },
  );
  expect(tried).toBeGreaterThanOrEqual(4);
  expect(broke.some((what) => /^careless, kill at \d \(writeFileSync counted.*2 lines$/.test(what))).toBe(
    true,
  );
  expect(broke.some((what) => /kill at 1 /.test(what))).toBe(false);
});

test("a command that ends with a stack on a full disk is found", async () => {
  const { broke } = await failingDiskOn(async () => [careless], carelessProgram).run(siege);
  expect(broke.some((what) => /ENOSPC at 1 \(writeFileSync begun.*stack/.test(what))).toBe(true);
});
