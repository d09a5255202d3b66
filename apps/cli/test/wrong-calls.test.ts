import { describe, expect, it } from "vitest";
import { runMain } from "./run-main.ts";

const p4d = "--placement aws:us-east-1:p4d.24xlarge";

describe("a wrong call is one sentence on stderr and exit 2", () => {
  it.each([
    ["recomend --gpu a100", /no command "recomend"\. Did you mean recommend\?/],
    ["recommend --gpu a1000 --hours 12", /No accelerator is called "a1000"\. Did you mean a100/],
    ["recommend --gpu a100", /It is not said how long the job runs\. Add --hours 12/],
    ["recommend --gpu a100 --hour 12", /Unknown option '--hour'\. Did you mean --hours\?/],
    ["recommend --gpu a100 --hours 12 --region aws:eu-wst-3", /Did you mean aws:eu-west-3/],
    ["recommend --gpu a100 --hours 12 --exclude-region mars-*", /No region is called "mars-\*"/],
    ["recommend --gpu a100 --hours 12 --provider awss", /Did you mean aws\?/],
    ["recommend --gpu a100 --hours 12 --country France", /Did you mean FR \(France\)\?/],
    ["recommend --gpu a100 --hours 12 --country UK", /Did you mean GB \(United Kingdom\)\?/],
    [
      "recommend --gpu a100 --hours 12 --from aws:us-east-1:m5.large",
      /no accelerator, and the job needs one/,
    ],
    ["recommend --gpu a100 --hours 12 --from aws:us-east-1:p5.48xlarge", /Add --equivalent/],
    ["estimate", /Give --placement with --hours, or --energy-kwh with --zone, or --file/],
    [`estimate ${p4d}`, /How long the job takes is missing/],
    [`estimate ${p4d} --hours soon`, /Expected a duration such as/],
    [`estimate ${p4d} --hours 0`, /Expected a duration/],
    [`estimate ${p4d} --hours 1 --flops 1e20`, /'--hours <h>' cannot be used with option '--flops/],
    [`estimate ${p4d} --hours 1 --energy-kwh 5`, /cannot be used with/],
    [`estimate ${p4d} --hours 1 --file x.yaml`, /cannot be used with/],
    [`estimate ${p4d} --params 7e9`, /Add --tokens/],
    [`estimate ${p4d} --hours 1 --pue 0.9`, /at least 1/],
    [`estimate ${p4d} --hours 1 --utilisation 70`, /share from 0 to 1/],
    [`estimate ${p4d} --hours 1 --count 1.5`, /whole number/],
    ["estimate --placement aws:us-east1:p4d.24xlarge --hours 1", /Did you mean us-east-1/],
    ["estimate --placement aws:us-east-1:p4d.24xlarg --hours 1", /Did you mean p4d\.24xlarge/],
    ["estimate --placement awz:us-east-1:p4d.24xlarge --hours 1", /Did you mean aws/],
    ["estimate --placement aws:p4d.24xlarge --hours 1", /Expected provider:region:instance type/],
    ["estimate --placement aws:us-east-1:m5.large --flops 1e20", /m5\.large has no accelerator/],
    ["estimate --energy-kwh 100", /Add --zone/],
    ["estimate --zone FR", /--energy-kwh/],
    ["estimate --energy-kwh 100 --zone FRR", /zone "FRR"\. Did you mean FR/],
    ["estimate --energy-kwh 100 --zone FR --hours 3", /cannot be used with/],
    ["regions --provider azur", /Did you mean azure\?/],
    ["regions --format xml", /Allowed choices are table, json, csv, md/],
    ["instances --gpu a1000", /No accelerator is called "a1000"\. Did you mean/],
    ["gpus --provider oracle", /There are aws, azure, gcp/],
    ["factors --utilisation 2", /share from 0 to 1/],
    ["factors --provider gpc", /There are aws, azure, gcp/],
    ["schema recomend", /Allowed choices are recommend, estimate/],
    ["completion", /missing required argument/i],
    ["completion tcsh", /Allowed choices are bash, zsh, fish/],
    ["zones --colour", /unknown option '--colour'/i],
  ])("%s", async (line, sentence) => {
    const { code, out, err } = await runMain(line);
    expect(code).toBe(2);
    expect(err).toMatch(sentence);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).not.toMatch(/\bat .*\.ts:\d/);
    expect(out).toBe("");
  });
});

it.each(["estimate", `estimate ${p4d}`, "estimate --zone FR", "recommend --gpu a100", "when --zone DE"])(
  "options that do not go together, or say too little, have one code in every command: %s",
  async (line) => {
    expect((await runMain(`${line} --debug`)).err).toContain("\nE_OPTIONS\n");
  },
);

describe("what is not known is not a wrong call", () => {
  it("exits 4 for a chip whose power nobody has published", async () => {
    const { code, err } = await runMain("estimate --placement aws:us-east-1:inf1.2xlarge --hours 2");
    expect(code).toBe(4);
    expect(err).toMatch(/nobody has published .*\(inferentia1\)/);
  });

  it("exits 4 for measured energy in a known zone that has no figure of the signal", async () => {
    const { code, err } = await runMain("estimate --energy-kwh 1 --zone IS --signal marginal");
    expect(code).toBe(4);
    expect(err).toMatch(/No marginal intensity is known for the zone "IS" \(Iceland/);
    expect(err).not.toMatch(/green-place zones/);
  });

  it.each([
    "regions --country XX",
    "instances --region aws:moon-*",
    "gpus --search nosuchchip",
    "zones --country XX",
    "factors --region aws:moon-*",
  ])("exits 3 where nothing matches: %s", async (line) => {
    const { code, err } = await runMain(line);
    expect(code).toBe(3);
    expect(err).toMatch(/no .* matches\. Leave a filter out/);
  });

  it("prints no rows as JSON then", async () => {
    const { code, out } = await runMain("regions --country XX --format json");
    expect([code, (JSON.parse(out) as { rows: unknown }).rows]).toEqual([3, []]);
  });
});
