import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cloud, codePackage, dataPackage, greenPlace, project, providerIds } from "./project.ts";

const bundled = ["aws", "azure", "gcp"];
const factory = (id: string): string => `
const facts = ${JSON.stringify(cloud(id))};
export default (options = {}) => ({
  specVersion: 1, id: options.id ?? facts.id, name: facts.name,
  meta: { packageName: "p", version: "1", dataAsOf: "2026-01-02" },
  supports: { prices: false, spot: false, water: false, hardware: false },
  regions: () => facts.regions.map((region) => ({ ...region, gridZones: [{ scheme: "electricity-maps", id: "SE-SE1" }] })),
  instanceTypes: () => facts.instanceTypes.map((type) => ({ ...type, cpuPlatforms: [] })),
  sources: () => facts.sources,
});`;

describe("where providers come from", () => {
  test("a provider.json belongs to no package, so its version is not known and none is invented", async () => {
    const folder = project({
      "green-place.config.json": { providers: ["./provider.json"] },
      "provider.json": cloud("own"),
    });
    const { out } = await greenPlace(folder, ["providers", "list", "--format", "json"]);
    expect((JSON.parse(out) as { rows: unknown[] }).rows.at(-1)).toMatchObject({
      packageName: "./provider.json",
      version: "unversioned",
    });
  });

  test("without a project there are the bundled three", async () => {
    expect(await providerIds(project({}))).toEqual(bundled);
  });

  test("the configuration first, then dependencies and development dependencies that say they are providers", async () => {
    const folder = project({
      "package.json": {
        dependencies: { "green-place-provider-one": "1", "not-one": "1" },
        devDependencies: { "@me/green-place-provider-two": "1" },
      },
      "green-place.config.json": { providers: ["./three/provider.json"] },
      "three/provider.json": cloud("three"),
      ...dataPackage("green-place-provider-one", "one"),
      ...codePackage("@me/green-place-provider-two", factory("two")),
      ...dataPackage("not-one", "not", { kind: "theme" }),
      ...dataPackage("green-place-provider-stray", "stray"),
    });
    const trust = { GREEN_PLACE_TRUST: folder };
    expect(await providerIds(folder, [], trust)).toEqual([...bundled, "three", "one", "two"]);
    expect(await providerIds(join(folder, "three"), [], trust)).toEqual([...bundled, "three", "one", "two"]);
    expect(await providerIds(folder, ["--no-discovery"])).toEqual([...bundled, "three"]);
  });

  test("a configuration may switch discovery off, give options, and build a provider itself", async () => {
    const folder = project({
      "package.json": { type: "module", dependencies: { "green-place-provider-one": "1" } },
      "green-place.config.ts": `
        import make from "green-place-provider-two";
        const providers: unknown[] = [["green-place-provider-two", { id: "renamed" }], make({ id: "built" })];
        export default { discovery: false, providers };`,
      ...dataPackage("green-place-provider-one", "one"),
      ...codePackage("green-place-provider-two", factory("two")),
    });
    expect(await providerIds(folder, [], { GREEN_PLACE_TRUST: folder })).toEqual([
      ...bundled,
      "renamed",
      "built",
    ]);
  });

  test("its data joins the commands", async () => {
    const folder = project({ "package.json": { dependencies: { one: "1" } }, ...dataPackage("one", "one") });
    const recommended = await greenPlace(folder, [
      "recommend",
      "--gpu",
      "a100",
      "--hours",
      "1",
      "--provider",
      "one",
      "--format",
      "json",
    ]);
    expect(JSON.parse(recommended.out).options[0]).toMatchObject({
      provider: "one",
      region: "se-1",
      instanceType: "g1",
    });
    const estimated = await greenPlace(folder, [
      "estimate",
      "--placement",
      "one:se-1:g1",
      "--hours",
      "1",
      "--format",
      "json",
    ]);
    expect(estimated).toMatchObject({ code: 0, err: "" });
    const factors = await greenPlace(folder, ["factors", "--provider", "one", "--format", "json"]);
    expect(factors.out).toContain('"se-1"');
    const regions = await greenPlace(folder, ["regions", "--provider", "one", "--format", "json"]);
    expect(JSON.parse(regions.out).rows).toMatchObject([{ provider: "one", id: "se-1", zone: "SE-SE1" }]);
  });

  test("also those that look up one place: when and track", async () => {
    const folder = project({ "package.json": { dependencies: { one: "1" } }, ...dataPackage("one", "one") });
    const when = [
      "when",
      "--duration",
      "1h",
      "--within",
      "24h",
      "--region",
      "one:se-1",
      "--profile",
      "--format",
      "json",
    ];
    expect(await greenPlace(folder, when)).toMatchObject({ code: 0, out: expect.stringContaining("SE-SE1") });
    const report = join(folder, "report.json");
    const track = [
      "track",
      "--region",
      "one:se-1",
      "--json",
      report,
      "--quiet",
      "--",
      process.execPath,
      "-e",
      "0",
    ];
    expect(await greenPlace(folder, track, { XDG_STATE_HOME: folder })).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(report, "utf8"))).toMatchObject({
      place: { provider: "one", zone: "SE-SE1" },
    });
  });
});

describe("a broken plugin never breaks the bundled three", () => {
  const broken: Record<string, readonly [Record<string, unknown>, RegExp]> = {
    "bad-spec": [
      dataPackage("bad-spec", "x", { spec: 2 }),
      /version 2 of the provider contract, not 1\. Update green-place/,
    ],
    "bad-throw": [
      codePackage("bad-throw", "throw new Error('no key \\u001b[2J\\u202e');"),
      /no key \uFFFD\[2J\uFFFD$/,
    ],
    "bad-syntax": [codePackage("bad-syntax", "export default (;"), /Unexpected token/],
    "bad-export": [
      codePackage("bad-export", "export const provider = 1;"),
      /default export is not a function/,
    ],
    "bad-factory": [
      codePackage("bad-factory", "export default () => { throw new Error('later'); };"),
      /later/,
    ],
    "bad-answer": [
      codePackage("bad-answer", factory("ok").replace("id: options.id ?? facts.id", 'id: "A B"')),
      /is not a provider id/,
    ],
    "bad-list": [
      codePackage("bad-list", factory("ok").replace("facts.sources,", "{ throw new Error('boom') },")),
      /sources\(\) throws: boom/,
    ],
    "bad-path": [dataPackage("bad-path", "x", { data: "../../secret.json" }), /points out of the package/],
    "bad-kind": [dataPackage("bad-kind", "x", { data: "./run.js" }), /does not name a \.json file/],
    "bad-missing": [{}, /is not installed/],
  };

  test("all faults are reported at once, on stderr, and the rest works", async () => {
    const folder = project({
      "package.json": { dependencies: { one: "1" } },
      "secret.json": cloud("secret"),
      "green-place.config.json": { providers: Object.keys(broken) },
      ...Object.assign({}, ...Object.values(broken).map(([files]) => files)),
      ...dataPackage("one", "one"),
    });
    const list = ["providers", "list", "--format", "json"];
    const { code, out, err } = await greenPlace(folder, list, { GREEN_PLACE_TRUST: folder });
    expect(code).toBe(0);
    expect((JSON.parse(out) as { rows: { id: string }[] }).rows.map(({ id }) => id)).toEqual([
      ...bundled,
      "one",
    ]);
    const lines = err.trim().split("\n");
    expect(lines).toHaveLength(Object.keys(broken).length);
    expect(lines.join("")).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    for (const [name, [, reason]] of Object.entries(broken)) {
      expect(
        lines.find((line) => line.startsWith(`green-place: ${name} is left out: `)),
        name,
      ).toMatch(reason);
    }
  });

  test("a price that goes wrong later counts as unknown and is reported once", async () => {
    const code = factory("two")
      .replace("prices: false", "prices: true")
      .replace("regions: () =>", "price: () => { throw new Error('late'); },\n  regions: () =>");
    const folder = project({ "package.json": { dependencies: { two: "1" } }, ...codePackage("two", code) });
    const ask = "recommend --gpu a100 --hours 1 --provider two --format json";
    const run = await greenPlace(folder, ask.split(" "), { GREEN_PLACE_TRUST: folder });
    expect(JSON.parse(run.out).options[0]).toMatchObject({ provider: "two", costUsd: null });
    expect(run.err.match(/price\(\) throws: late/g)).toHaveLength(1);
  });

  test("two providers with one id are an error that names both", async () => {
    const folder = project({
      "package.json": { dependencies: { one: "1", other: "1", third: "1" } },
      ...dataPackage("one", "one"),
      ...dataPackage("other", "one"),
      ...dataPackage("third", "third", { spec: 7 }),
    });
    const { code, err } = await greenPlace(folder, ["providers", "list"]);
    expect(code).toBe(2);
    expect(err).toContain('Two providers are called "one": one and other.');
    expect(err).toContain("third is left out: It is made for version 7");
  });

  test("doctor says what is wrong with it", async () => {
    const folder = project({
      "package.json": { dependencies: { bad: "1" } },
      ...dataPackage("bad", "bad", { spec: 2 }),
    });
    const { out } = await greenPlace(folder, ["doctor", "--format", "json"]);
    expect(out).toContain("plugin bad");
  });
});

describe("no input can name code to run", () => {
  test("a provider.json with a script is refused and nothing runs", async () => {
    const folder = project({
      "run.cjs": 'require("node:fs").writeFileSync(__dirname + "/ran", "");',
      "provider.json": { ...cloud("evil"), main: "./run.cjs" },
      "green-place.config.json": { providers: ["./provider.json", "./run.cjs"] },
    });
    const { code, err } = await greenPlace(folder, ["providers", "list"]);
    expect(code).toBe(0);
    expect(err).toContain('there is no field "main"');
    expect(err).toContain("./run.cjs is left out: It is not installed");
    expect(existsSync(join(folder, "ran"))).toBe(false);
  });

  test("a provider.json of 100 MB is not read", async () => {
    const folder = project({
      "green-place.config.json": { providers: ["./provider.json"] },
      "provider.json": `[${"0,".repeat(50_000_000)}0]`,
    });
    const before = process.memoryUsage().rss;
    const { err } = await greenPlace(folder, ["providers", "list", "--format", "json"]);
    expect(err).toMatch(/provider\.json has more than the 20 MiB that are read/);
    expect(process.memoryUsage().rss - before).toBeLessThan(90 * 1024 * 1024);
  });
});
