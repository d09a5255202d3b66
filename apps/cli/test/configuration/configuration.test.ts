import { describe, expect, test } from "vitest";
import { dataPackage, greenPlace, project } from "./project.ts";

const ask = ["recommend", "--gpu", "a100", "--hours", "1", "--format", "json"];
const countries = (out: string): string[] => [
  ...new Set((JSON.parse(out) as { options: { country: string }[] }).options.map(({ country }) => country)),
];

describe("configuration, then environment, then flags, in rising order", () => {
  const folder = project({ "green-place.config.json": { options: { country: ["FR"], limit: 2 } } });

  test("the configuration gives defaults", async () => {
    const { out } = await greenPlace(folder, ask);
    expect(countries(out)).toEqual(["FR"]);
    expect(JSON.parse(out).options).toHaveLength(2);
  });

  test("the environment goes before the configuration", async () => {
    const { out } = await greenPlace(folder, ask, { GREEN_PLACE_COUNTRY: "SE", GREEN_PLACE_LIMIT: "1" });
    expect(countries(out)).toEqual(["SE"]);
    expect(JSON.parse(out).options).toHaveLength(1);
  });

  test("a flag goes before both, and does not add to them", async () => {
    const { out } = await greenPlace(folder, [...ask, "--country", "JP"], { GREEN_PLACE_COUNTRY: "SE" });
    expect(countries(out)).toEqual(["JP"]);
  });

  test("a flag puts aside what cannot stand beside it", async () => {
    const line = ["when", "--duration", "6h", "--format", "json", "--region", "gcp:europe-west4"];
    const env = { GREEN_PLACE_ZONE: "FR", GREEN_PLACE_LIVE: "true" };
    const { code, out } = await greenPlace(folder, [...line, "--history", "2022"], env);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ zone: "NL", basis: "history" });
  });

  test("a required option may come from either", async () => {
    const env = { GREEN_PLACE_HOURS: "2h", GREEN_PLACE_GPU: "a100" };
    const { code, out } = await greenPlace(folder, ["recommend", "--format", "json"], env);
    expect(code).toBe(0);
    expect(JSON.parse(out).options[0].hours).toBe(2);
  });

  test("a switch is true or false", async () => {
    const all = await greenPlace(folder, ask);
    const operational = await greenPlace(folder, ask, { GREEN_PLACE_EMBODIED: "false" });
    const [whole] = JSON.parse(all.out).options;
    const [part] = JSON.parse(operational.out).options;
    expect(whole.carbonKg.value).toBeGreaterThan(whole.operationalKg.value);
    expect(part.carbonKg.value).toBe(part.operationalKg.value);
  });

  test("a configuration in TypeScript and one in JavaScript say the same", async () => {
    const code = 'export default { options: { country: "FR" } };';
    for (const name of ["green-place.config.ts", "green-place.config.js"]) {
      const files = { [name]: code, "package.json": { type: "module" } };
      const folder = project(files);
      const { out } = await greenPlace(folder, ask, { GREEN_PLACE_TRUST: folder });
      expect(countries(out), name).toEqual(["FR"]);
    }
  });

  test("kebab case and camel case are one name", async () => {
    const { out } = await greenPlace(
      project({ "green-place.config.json": { options: { "exclude-country": "SE,FR" } } }),
      ask,
    );
    expect(countries(out)).not.toContain("SE");
  });
});

describe("what cannot be used is an error with a suggestion, exit 2", () => {
  test.each([
    [
      "an unknown key",
      { "green-place.config.json": { provider: [] } },
      {},
      /there is no key "provider"\. Did you mean providers\?/,
    ],
    [
      "an unknown option",
      { "green-place.config.json": { options: { contry: "FR" } } },
      {},
      /no command has an option "contry"\. Did you mean country\?/,
    ],
    [
      "an unknown variable",
      {},
      { GREEN_PLACE_CONTRY: "FR" },
      /no command has an option "GREEN_PLACE_CONTRY"\. Did you mean GREEN_PLACE_COUNTRY\?/,
    ],
    [
      "a value that is no choice",
      { "green-place.config.json": { options: { within: "moon" } } },
      {},
      /option "within": "moon" is not usable\. Allowed choices are eu, eea, us/,
    ],
    [
      "a number that is none",
      {},
      { GREEN_PLACE_LIMIT: "many" },
      /GREEN_PLACE_LIMIT: "many" is not usable\. Expected a whole number/,
    ],
    ["a switch that is neither", {}, { GREEN_PLACE_STRICT: "perhaps" }, /Expected true or false/],
    [
      "providers that are no list",
      { "green-place.config.json": { providers: "one" } },
      {},
      /"providers" is not usable/,
    ],
    [
      "JSON that is none",
      { "green-place.config.json": "{" },
      {},
      /green-place\.config\.json: cannot be read/,
    ],
    [
      "code that throws",
      { "green-place.config.ts": "throw new Error('no home');" },
      {},
      /green-place\.config\.ts: cannot be read: no home/,
    ],
    ["two files", { "green-place.config.json": {}, "green-place.config.js": "" }, {}, /lies beside it/],
  ])("%s", async (_, files, env, reason) => {
    const folder = project(files);
    const set = { GREEN_PLACE_TRUST: folder, ...(env as Record<string, string>) };
    const { code, out, err } = await greenPlace(folder, ask, set);
    expect(err).toMatch(reason);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  test("an option of another command is no error", async () => {
    const { code } = await greenPlace(
      project({ "green-place.config.json": { options: { placement: "aws:us-east-1:p4d.24xlarge" } } }),
      ask,
    );
    expect(code).toBe(0);
  });

  test("doctor and help work with a configuration that does not", async () => {
    const folder = project({ "green-place.config.json": "{" });
    expect((await greenPlace(folder, ["doctor", "--format", "json"])).out).toContain(
      "green-place.config.json",
    );
    expect((await greenPlace(folder, ["--help"])).code).toBe(0);
  });
});

test("nothing that a plugin says can become a formula, a tag or an escape code in an output", async () => {
  const { asCsv } = await import("../../src/render/as-csv.ts");
  const { asMarkdown } = await import("../../src/render/as-markdown.ts");
  const formulas = ["=1+1", "+1", "-1+1", "@sum(1)", "\tx", "=cmd|' /C calc'!A0"];
  const csv = asCsv(formulas.map((name) => ({ name })));
  for (const line of csv.trim().split("\n").slice(1)) expect(line).toMatch(/^"?['\uFFFD]/);
  expect(asMarkdown([{ name: "a|b\n<img src=x>" }])).not.toMatch(/[^\\]</);

  // A name is free text: the formula in it is text in the CSV, and everywhere else it is only printed.
  const files = dataPackage("one", "one");
  const document = files["node_modules/one/provider.json"] as { regions: { name: string }[] };
  document.regions[0]!.name = '=HYPERLINK("https://example.com/","free")';
  const folder = project({ "package.json": { dependencies: { one: "1" } }, ...files });
  const { out } = await greenPlace(folder, ["regions", "--provider", "one", "--format", "csv"]);
  expect(out).toContain(`"'=HYPERLINK(`);
});
