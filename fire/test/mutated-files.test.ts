import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { attackOn } from "../attacks/mutated-files.ts";

test("readers that let through, throw, hang, end the process or change every object are found, with the input", async () => {
  const scratch = mkdtempSync(join(tmpdir(), "green-place-fire-"));
  onTestFinished(() => rmSync(scratch, { recursive: true, force: true }));
  const attack = attackOn({ folder: "test/planted/formats", patienceMs: 600, inputs: 1_200 });
  const { tried, broke } = await attack.run({ seed: 1, share: "gate", scratch, atOnce: 2 });
  const found = (name: string, what: RegExp): boolean =>
    broke.some(
      (said) => said.startsWith(`${name}: `) && what.test(said) && /\(seed \d+, path [\d:]+\): "/.test(said),
    );
  expect(found("lets-nan-through", /lets through what can't be: .*NaN/)).toBe(true);
  expect(found("ends-with-a-stack", /it throws TypeError/)).toBe(true);
  expect(found("hangs", /does not end within 0\.6 s/)).toBe(true);
  expect(found("ends-the-process", /ends the process \(exit 3\)/)).toBe(true);
  expect(found("changes-every-object", /changed the prototype of every object/)).toBe(true);
  expect(broke.filter((said) => said.startsWith("is-as-it-should-be"))).toEqual([]);
  expect(tried).toBeGreaterThan(200);
});
