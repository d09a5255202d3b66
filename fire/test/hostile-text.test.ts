import { expect, test } from "vitest";
import { hostileTexts, obeyedIn } from "../faults/hostile-texts.ts";
import { textFaults } from "../faults/text-faults.ts";

const ended = (stdout: string) => ({ code: 0, signal: null, stdout, stderr: "", hung: false });

test("a printer that hands names on as they are is found in every format", () => {
  const names = hostileTexts(200, 1);
  const plain = names.map(() => "x").join("\n");
  expect(textFaults("table", ended(names.join("\n")), plain, names).join()).toMatch(
    /U\+.* lines in place of/,
  );
  expect(textFaults("csv", ended("=1+1"), "x", names).join()).toMatch(/a formula/);
  expect(textFaults("md", ended("| name |\n| a|b |\n"), "\n\n", names).join()).toMatch(/torn/);
  expect(textFaults("md", ended("| name |\n| <b> |\n"), "\n\n", names).join()).toMatch(/torn/);
  const estimates = names.map(() => ({ name: "x" }));
  expect(textFaults("json", ended(JSON.stringify({ estimates })), "", names).join()).toMatch(/another one/);
});

test("what is printable is no fault, and every hostile kind is made", () => {
  expect(obeyedIn("São Paulo, 東京: 1 ½\n")).toBeUndefined();
  const made = hostileTexts(2_000, 7).join("");
  for (const kind of ["\u001b[2J", "\u009b", "\u202e", "\u2028", "=", "|", "\n", "<img"])
    expect(made).toContain(kind);
});
