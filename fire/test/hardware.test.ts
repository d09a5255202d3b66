import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { attackOn } from "../attacks/hardware.ts";

const scratch = mkdtempSync(join(tmpdir(), "green-place-fire-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test("a tracker to which an unknown accelerator is none is found, and the machine is named", async () => {
  const hopeful = fileURLToPath(new URL("./planted/hopeful-tracker.mjs", import.meta.url));
  const { tried, broke } = await attackOn(hopeful).run({ seed: 1, share: "gate", scratch, atOnce: 2 });
  expect(tried).toBe(8);
  expect(broke.length).toBeGreaterThan(0);
  for (const what of broke) expect(what).toMatch(/: the GPUs' energy is \{"low":0.*; \d are left out, not/);
});
