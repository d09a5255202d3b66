import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { plantedOutput } from "../faults/planted-output.ts";
import { subjectsIn } from "../subjects.ts";
import type { Target } from "../targets/target.ts";

const scratch = mkdtempSync(join(tmpdir(), "green-place-fire-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const program = fileURLToPath(new URL("./planted/careless-writer.mjs", import.meta.url));

test.each([
  ["a pipe with a reader", /pipe was 10644 .* and is 100644/],
  ["a link to a file", /link was 120777 .* and is 100644/],
  ["a file", /file was 100640 .* and is 100644/],
  ["a folder", /exit code became 1|a stack/],
  ["a folder", /folder.tmp was left behind/],
  ["nothing", /exit code became 70/],
])("a program that renames over %s is found", async (name, fault) => {
  const target = (await subjectsIn<Target>("targets")).find((each) => each.name === name)!;
  expect((await plantedOutput(target, "--json", program, scratch)).join("\n")).toMatch(fault);
});
