import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { InvalidProviderError, parseDataProvider } from "@green-place/provider-data/document";
import { describe, expect, test } from "vitest";
import { smallCloud } from "./small-cloud.ts";

const origin = { packageName: "evil", version: "1" };

function refusal(text: string): InvalidProviderError {
  try {
    parseDataProvider(text, origin);
  } catch (error) {
    if (error instanceof InvalidProviderError) return error;
    throw error;
  }
  throw new Error("it was accepted");
}

/** The text of a small cloud after one edit of its JSON. */
const edited = (from: string, to: string): string => {
  const text = JSON.stringify(smallCloud());
  if (!text.includes(from)) throw new Error(`the test is wrong: no ${from}`);
  return text.replace(from, to);
};

describe("a provider.json that means harm is refused in words", () => {
  test.each([
    ["a script path", edited('"id":"small"', '"main":"./run.js","id":"small"'), /there is no field "main"/],
    [
      "a script path in a row",
      edited('"id":"r1"', '"module":"child_process","id":"r1"'),
      /regions\[0\]: there is no field "module"/,
    ],
    [
      "__proto__",
      edited('"id":"small"', '"__proto__":{"polluted":1},"id":"small"'),
      /the key "__proto__" is not allowed/,
    ],
    [
      "__proto__ by escape",
      edited('"id":"r1"', '"\\u005f_proto__":{"polluted":1},"id":"r1"'),
      /the key "__proto__" is not allowed/,
    ],
    [
      "constructor",
      edited('"id":"r1"', '"constructor":{"prototype":{}},"id":"r1"'),
      /the key "constructor" is not allowed/,
    ],
    [
      "an id with an escape code",
      edited('"id":"t1"', '"id":"t1\\u001b[2J"'),
      /instanceTypes\[0\]\.id: is not an id/,
    ],
    [
      "a name with an escape code",
      edited("Paris", "\\u001b]0;owned\\u0007"),
      /regions\[0\]\.name: holds a control or invisible character/,
    ],
    ["a name with an eight-bit escape code", edited("Paris", "\\u009b2J"), /control or invisible/],
    ["a name that reverses the line", edited("Paris", "Paris\\u202e"), /control or invisible/],
    ["a name with a line break", edited("Paris", "Paris\\n1,2"), /control or invisible/],
    ["an id that is a formula", edited('"id":"t1"', '"id":"=cmd|1"'), /is not an id/],
    [
      "a javascript address",
      edited("https://example.com/", "javascript:alert(1)"),
      /sources\[0\]\.url: is not a web address/,
    ],
    ["NaN", edited('"vcpus":2', '"vcpus":NaN'), /it is not JSON/],
    ["1e400", edited('"vcpus":2', '"vcpus":1e400'), /instanceTypes\[0\]\.vcpus: Invalid input/],
    ["a negative price", edited("0.5", "-0.5"), /prices\[0\]\.onDemandUsdPerHour: Too small/],
    ["a PUE below 1", edited('"low":1.1,"value":1.2', '"low":0.1,"value":0.2'), /pue\.low: Too small/],
    ["a PUE above 3", edited('"high":1.3', '"high":3.1'), /pue\.high: Too big/],
    ["a range out of order", edited('"low":1.1', '"low":1.25'), /does not hold low <= value <= high/],
    ["a date that does not exist", edited("2026-02-03", "2026-02-30"), /asOf: is not a date/],
    [
      "a price where nothing is offered",
      edited('"regions":["r1"],"onDemand', '"regions":["r2"],"onDemand'),
      /no instance type offers "t1" in "r2"/,
    ],
    [
      "a source that is not listed",
      edited('"source":"s"', '"source":"ss"'),
      /there is no source "ss"; did you mean s\?/,
    ],
    [
      "an id twice",
      edited(
        '"instanceTypes":[',
        '"instanceTypes":[{"id":"t1","family":"t","vcpus":2,"memoryGib":4,"regions":["r1"],"source":"s"},',
      ),
      /"t1" is used twice/,
    ],
    ["another version", edited('"specVersion":1', '"specVersion":2'), /specVersion/],
    ["an array", "[]", /expected object/],
    ["a word", '"provider"', /expected object/],
    ["nothing", "", /it is not JSON/],
    ["deep nesting", `${"[".repeat(500_000)}${"]".repeat(500_000)}`, /nested deeper than/],
    [
      "a list in a row without end",
      edited('"regions":["r1"],"source"', `"regions":[${'"r1",'.repeat(5_000)}"r1"],"source"`),
      /a list in a row has 5001 items/,
    ],
    [
      "an object with too many keys",
      `{${Array.from({ length: 60 }, (_, index) => `"k${index}":1`).join()}}`,
      /an object has 60 keys/,
    ],
    ["too many rows", edited('"sources":[', `"sources":[${'{"id":"x"},'.repeat(1_001)}`), /sources: Too big/],
    ["21 MiB", " ".repeat(21 * 1024 * 1024), /has 21 MiB, more than the 20 MiB/],
  ])("%s", (_, text, reason) => {
    const error = refusal(text);
    expect(error.message).toMatch(reason);
    expect(error.faults.length).toBeLessThanOrEqual(20);
    for (const said of [error.message, ...error.faults]) expect(said).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

test("20 MB of bad rows end after 20 faults, in little memory", () => {
  const program = `
    import { parseDataProvider } from "@green-place/provider-data/document";
    const rows = Array.from({ length: 190_000 }, (_, index) => '{"instanceType":"' + "x".repeat(60) + index + '","regions":[1]}');
    const text = '{"specVersion":1,"id":"a","name":"A","sources":[1],"regions":[1],"instanceTypes":[1],"prices":[' + rows.join() + "]}";
    if (text.length < 17_000_000) throw new Error("the test is too small: " + text.length);
    try { parseDataProvider(text, { packageName: "evil", version: "1" }); } catch (error) { console.log(error.faults.length); }
  `;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      "--import",
      "tsx",
      "--conditions=@green-place/source",
      "--max-old-space-size=256",
      "--input-type=module",
      "-e",
      program,
    ],
    { cwd: fileURLToPath(new URL("..", import.meta.url)), encoding: "utf8" },
  );
  expect(stderr).toBe("");
  expect(stdout.trim()).toBe("20");
});
