import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { greenPlace, project } from "./project.ts";

const recommend = ["recommend", "--gpu", "a100", "--hours", "1", "--format", "json"];
const when = ["when", "--duration", "6h", "--zone", "DE", "--format", "json"];
const file = "green-place.config.json";

interface Answer {
  readonly options: readonly { readonly country: string; readonly carbonKg: object }[];
  readonly best: { readonly start: string };
}
const answer = async (...call: Parameters<typeof greenPlace>): Promise<Answer> => {
  const { code, out, err } = await greenPlace(...call);
  if (code !== 0) throw new Error(err);
  return JSON.parse(out) as Answer;
};
const countries = ({ options }: Answer): string[] => [...new Set(options.map(({ country }) => country))];
const INSIDE_EU = ["AT", "BE", "DE", "DK", "ES", "FI", "FR", "IE", "IT", "NL", "PL", "SE"];

describe("one name that means two things", () => {
  test("`within` of recommend and of when, each by its command", async () => {
    const folder = project({ [file]: { commands: { recommend: { within: "eu" }, when: { within: "6h" } } } });
    for (const country of countries(await answer(folder, recommend))) expect(INSIDE_EU).toContain(country);
    // Six hours within six hours: there is nothing to choose.
    const { out } = await greenPlace(folder, when);
    expect(JSON.parse(out)).toMatchObject({ savingPercent: 0 });
    const env = { GREEN_PLACE_RECOMMEND_WITHIN: "us", GREEN_PLACE_WHEN_WITHIN: "6h" };
    expect(countries(await answer(project({}), recommend, env))).toEqual(["US"]);
    expect(JSON.parse((await greenPlace(project({}), when, env)).out)).toMatchObject({ savingPercent: 0 });
  });

  test("for all commands, it is for those that accept the value", async () => {
    const folder = project({ [file]: { options: { within: "us" } } });
    expect(countries(await answer(folder, recommend))).toEqual(["US"]);
    expect((await greenPlace(folder, when)).code).toBe(0);
    expect((await greenPlace(folder, ["regions", "--country", "FR"])).code).toBe(0);
  });
});

test("flags, then the environment, then the configuration; in each, the command's own before what is for all", async () => {
  const folder = project({
    [file]: { options: { country: ["FR"] }, commands: { recommend: { country: ["SE"] } } },
  });
  const own = { GREEN_PLACE_RECOMMEND_COUNTRY: "JP" };
  const all = { GREEN_PLACE_COUNTRY: "BR" };
  expect(countries(await answer(folder, recommend))).toEqual(["SE"]);
  expect(countries(await answer(folder, recommend, all))).toEqual(["BR"]);
  expect(countries(await answer(folder, recommend, { ...all, ...own }))).toEqual(["JP"]);
  expect(countries(await answer(folder, [...recommend, "--country", "US"], { ...all, ...own }))).toEqual([
    "US",
  ]);
});

test("switches, negated, list and optional values work from both", async () => {
  const options = { equivalent: true, embodied: false, "exclude-country": ["SE", "FR"], explain: false };
  const fromFile = await greenPlace(project({ [file]: { commands: { recommend: options } } }), recommend);
  const fromVariables = await greenPlace(project({}), recommend, {
    GREEN_PLACE_RECOMMEND_EQUIVALENT: "1",
    GREEN_PLACE_RECOMMEND_EMBODIED: "false",
    GREEN_PLACE_EXCLUDE_COUNTRY: "SE,FR",
    GREEN_PLACE_EXPLAIN: "0",
  });
  const flags = ["--equivalent", "--no-embodied", "--exclude-country", "SE", "--exclude-country", "FR"];
  const fromFlags = await greenPlace(project({}), [...recommend, ...flags]);
  expect(fromFile.out).toBe(fromFlags.out);
  expect(fromVariables.out).toBe(fromFlags.out);
  for (const resume of [true, "no-such-run"]) {
    const folder = project({ [file]: { commands: { run: { resume } } } });
    const { code, err } = await greenPlace(folder, ["run"], {
      GREEN_PLACE_STATE_DIR: folder,
      GREEN_PLACE_TRUST: folder,
    });
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(resume === true ? /no run to go on with/ : /no-such-run/),
    ]);
  }
});

test("a switch that is off stands in nobody's way, and hides what lies below it", async () => {
  const folder = project({ [file]: { options: { live: true, embodied: false } } });
  const env = { GREEN_PLACE_LIVE: "false", GREEN_PLACE_EMBODIED: "true" };
  const { code, out, err } = await greenPlace(folder, [...when, "--profile"], env);
  expect([code, err]).toEqual([0, ""]);
  expect(JSON.parse(out)).toMatchObject({ basis: "profile" });
  expect((await answer(folder, recommend, env)).options[0]).toEqual(
    (await answer(project({}), recommend)).options[0],
  );
});

test("a flag puts aside what is for its command and cannot stand beside it", async () => {
  for (const settings of [{ live: true }, { live: false, zone: "FR" }]) {
    const folder = project({ [file]: { commands: { when: settings } } });
    const { code, out } = await greenPlace(folder, [...when, "--profile"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ zone: "DE", basis: "profile" });
  }
  const folder = project({ [file]: { commands: { when: { profile: false, history: 2022 } } } });
  const { out } = await greenPlace(folder, [...when, "--profile"]);
  expect(JSON.parse(out)).toMatchObject({ basis: "profile" });
});

describe("of two values for all that exclude each other, the one that --help lists first holds", () => {
  test("region, and not a file, whichever is written first", async () => {
    const folder = project({
      "series.csv": "start,g_per_kwh\n2022-06-01T00:00Z,400\n2022-06-01T01:00Z,100\n",
    });
    const intensityFile = join(folder, "series.csv");
    const region = "gcp:europe-west4";
    for (const options of [
      { region, intensityFile },
      { intensityFile, region },
    ]) {
      const called = project({ [file]: { options } });
      const { out } = await greenPlace(called, ["when", "--duration", "1h", "--format", "json"]);
      expect(JSON.parse(out)).toMatchObject({ zone: "NL", basis: "profile" });
    }
  });

  test("the marginal signal, and not the hours that only the average one has", async () => {
    const options = { startWithin: "24h", signal: "marginal" };
    const { code, out } = await greenPlace(project({ [file]: { options } }), recommend);
    expect([code, JSON.parse(out)]).toMatchObject([0, { signal: { kind: "marginal" } }]);
    const moved = await answer(project({ [file]: { options } }), [...recommend, "--start-within", "24h"]);
    expect(moved).toMatchObject({ signal: { kind: "average" } });
  });
});

test("subcommands have names too", async () => {
  const folder = project({ [file]: { commands: { "providers list": { format: "csv" } } } });
  expect((await greenPlace(folder, ["providers", "list"])).out).toMatch(/^id,name/);
  expect((await greenPlace(folder, ["providers"])).out).toMatch(/^id,name/);
  const { out } = await greenPlace(folder, ["providers"], { GREEN_PLACE_PROVIDERS_LIST_FORMAT: "json" });
  expect(JSON.parse(out).rows).toHaveLength(3);
});

describe("what is for one command has to be usable there, and is no matter to others", () => {
  test.each([
    [
      { commands: { when: { within: "eu" } } },
      {},
      /option "within" of when: "eu" is not usable\. Expected a duration/,
    ],
    [
      { commands: { when: { withn: "6h" } } },
      {},
      /the command "when" has no option "withn"\. Did you mean within\?/,
    ],
    [{ commands: { when: { config: "x" } } }, {}, /the command "when" has no option "config"/],
    [
      { commands: { when: { format: true } } },
      {},
      /option "format" of when: "true" is not usable\. Expected a value/,
    ],
    [{ commands: { when: { region: ["gcp:europe-west4"] } } }, {}, /Expected one value, not a list/],
    [
      { commands: { when: { profile: true, live: true } } },
      {},
      /"profile" and "live" cannot be used together/,
    ],
    [{}, { GREEN_PLACE_WHEN_WITHIN: "eu" }, /GREEN_PLACE_WHEN_WITHIN: "eu" is not usable/],
    [
      {},
      { GREEN_PLACE_WHEN_WITHN: "6h" },
      /no option "GREEN_PLACE_WHEN_WITHN"\. Did you mean GREEN_PLACE_WHEN_WITHIN\?/,
    ],
  ])("%j %j", async (content, env, reason) => {
    const folder = project({ [file]: content });
    const { code, out, err } = await greenPlace(
      folder,
      ["when", "--duration", "6h"],
      env as Record<string, string>,
    );
    expect([code, out, err]).toEqual([2, "", expect.stringMatching(reason)]);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect((await greenPlace(folder, recommend, env as Record<string, string>)).code).toBe(0);
    const doctor = await greenPlace(folder, ["doctor", "--format", "json"], env as Record<string, string>);
    const found = (JSON.parse(doctor.out) as { rows: { subject: string; status: string }[] }).rows;
    const clash = String(reason).includes("together");
    expect(found).toContainEqual(
      expect.objectContaining({ subject: "configuration", status: clash ? "ok" : "fail" }),
    );
  });

  test("a command that does not exist is an error everywhere", async () => {
    const folder = project({ [file]: { commands: { recomend: { limit: 1 } } } });
    const { code, err } = await greenPlace(folder, when);
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/no command "recomend"\. Did you mean recommend\?/),
    ]);
  });

  test("so is a subcommand, once its command is called", async () => {
    const folder = project({ [file]: { commands: { "providers lst": { format: "csv" } } } });
    expect((await greenPlace(folder, when)).code).toBe(0);
    const { code, err } = await greenPlace(folder, ["providers", "list"]);
    expect([code, err]).toEqual([2, expect.stringMatching(/"providers lst"\. Did you mean providers list/)]);
  });
});

test("a value that no command accepts is an error, whichever command is called", async () => {
  const folder = project({ [file]: { options: { within: "moon" } } });
  for (const call of [recommend, when, ["regions"]]) {
    const { code, err } = await greenPlace(folder, call);
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(
        /green-place\.config\.json, option "within": "moon" is not usable\..*eu, eea, us.*duration/,
      ),
    ]);
  }
});
