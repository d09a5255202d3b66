import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { attackOn } from "../attacks/remote-faults.ts";
import { endlessAnswers } from "../faults/endless-answers.ts";
import { wrongAnswers } from "../faults/wrong-answers.ts";
import careless from "./planted/careless-services.ts";

const scratch = mkdtempSync(join(tmpdir(), "green-place-fire-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const file = new URL("./planted/careless-services.ts", import.meta.url).href;
const listed = careless.map((service) => ({ file, service }));
const faults = Object.fromEntries(
  ["one KB, then silence", "ten gigabytes in gzip", "numbers below zero"].map((name) => [
    name,
    (endlessAnswers[name] ?? wrongAnswers[name])!,
  ]),
);

test("a client without a deadline, one without a limit and a figure that can't be are found", async () => {
  const { tried, broke } = await attackOn(async () => listed, faults).run({
    seed: 1,
    share: "whole",
    scratch,
    atOnce: 2,
  });
  expect(tried).toBe(6);
  expect(broke.join("\n")).toMatch(/without a deadline, one KB, then silence .*: it took [\d.]+ s/);
  expect(broke.join("\n")).toMatch(/without a limit, ten gigabytes in gzip .*: it took \d+ MiB/);
  expect(broke.join("\n")).toMatch(/without a deadline, numbers below zero .*: it answered \[-50\]/);
});
