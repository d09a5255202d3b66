import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { attackOn } from "../attacks/hostile-folders.ts";
import { hostileCheckouts } from "../faults/hostile-checkouts.ts";

const scratch = mkdtempSync(join(tmpdir(), "green-place-fire-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const careless = fileURLToPath(new URL("planted/careless-folder.mjs", import.meta.url));
const named = (...names: readonly string[]) => hostileCheckouts.filter(({ name }) => names.includes(name));

test("a program that runs a folder's code, or breaks on what lies there, is found; one that looks at nothing is not", async () => {
  const checkouts = named(
    "configuration in JavaScript",
    "text that is no JSON, with escapes",
    "configuration in TypeScript",
  );
  expect(checkouts).toHaveLength(3);
  const { tried, broke } = await attackOn(checkouts, careless, ["--help"]).run({
    seed: 1,
    share: "whole",
    scratch,
    atOnce: 2,
  });
  expect(tried).toBe(9);
  expect(broke).toContain(
    "configuration in JavaScript, in it: green-place --help: something of it ran, or wrote outside",
  );
  expect(broke.filter((what) => what.startsWith("text that is no JSON, with escapes, in it: "))).toEqual(
    expect.arrayContaining([
      expect.stringContaining("exit 1"),
      expect.stringContaining("a stack trace"),
      expect.stringContaining("it is not as in an empty folder"),
    ]),
  );
  expect(broke.filter((what) => what.startsWith("configuration in TypeScript"))).toEqual([]);
});
