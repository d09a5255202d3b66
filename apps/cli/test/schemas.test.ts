import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { schemaList } from "../src/schema/schema-list.ts";
import { jsonOf, runMain } from "./run-main.ts";

const p4d = "--placement aws:us-east-1:p4d.24xlarge";
const folder = mkdtempSync(join(tmpdir(), "schemas-"));
writeFileSync(
  join(folder, "work.yaml"),
  `workloads: [{name: a, energyKwh: 1, zone: FR}, {placement: "aws:us-east-1:p4d.24xlarge", hours: 1}]`,
);

/** Schemas drop what they do not describe, so a document that comes out unchanged is described in full. */
async function expectDescribed(name: string, document: unknown): Promise<void> {
  const schema = await schemaList[name]!();
  expect(schema.parse(document)).toEqual(document);
}

describe("every JSON document follows its published schema, and the schema knows every field", () => {
  it.each([
    ["recommend", "recommend --gpu a100 --hours 12"],
    [
      "recommend",
      "recommend --gpu h100 --gpus 64 --hours 12 --utilisation 0.5 --gpu-memory 80 --limit 2 --market spot",
    ],
    ["recommend", "recommend --vcpus 16 --memory 64 --hours 2 --within eu --carbon-price 100 --limit 3"],
    [
      "recommend",
      "recommend --gpu a100 --equivalent --hours 2 --no-embodied --signal marginal --from aws:us-east-1:p4d.24xlarge",
    ],
    ["estimate", `estimate ${p4d} --hours 12`],
    ["estimate", `estimate ${p4d} --flops 1e21`],
    ["estimate", `estimate ${p4d} --hours 1 --intensity 0 --pue 1 --no-embodied`],
    ["estimate", "estimate --placement aws:eu-west-3:m5.large --hours 1 --signal marginal"],
    ["estimate", "estimate --energy-kwh 100 --zone FR"],
    ["estimate", "estimate --file work.yaml"],
    ["when", "when --duration 6h --within 24h --zone DE --at 2022-06-01T00:00Z"],
    [
      "when",
      "when --duration 6h --within 24h --zone DE --at 2022-06-01T00:00Z --history 2022 --interruptible --restart-overhead 5m",
    ],
    ["when", "when --duration 2h --zone FR --live"],
    ["backtest", "when --backtest --duration 6h --within 24h --zone DE --interruptible"],
    ["recommend", "recommend --gpu a100 --hours 6 --start-within 24h --limit 3"],
    ["recommend", "recommend --gpu a100 --hours 6 --start-within 24h --interruptible --country AE,SE"],
    ["regions", "regions"],
    ["instances", "instances"],
    ["gpus", "gpus"],
    ["zones", "zones"],
    ["factors", "factors --gpu a100"],
    ["factors", "factors --provider aws --region eu-west-1 --utilisation 0.5 --signal marginal"],
    ["providers", "providers list"],
    ["doctor", "doctor"],
  ])("%s: %s", async (name, line) => {
    await expectDescribed(name, await jsonOf(line, { cwd: folder }));
  });

  it("holds where nothing is eligible", async () => {
    const { code, out } = await runMain(
      "recommend --gpu a100 --hours 1 --within eu --country US --format json",
    );
    expect(code).toBe(3);
    await expectDescribed("recommend", JSON.parse(out));
  });

  it("refuses a document with a wrong figure, so that agreement means something", async () => {
    const schema = await schemaList["regions"]!();
    const [region] = await jsonOf<object[]>("regions --region aws:eu-west-1");
    expect(schema.safeParse([region]).success).toBe(true);
    expect(schema.safeParse([{ ...region, pue: 0 }]).success).toBe(false);
    expect(schema.safeParse([{ ...region, lat: 91 }]).success).toBe(false);
    expect(schema.parse([{ ...region, undescribed: 1 }])).not.toEqual([{ ...region, undescribed: 1 }]);
  });
});

describe("green-place schema", () => {
  it.each(Object.keys(schemaList))("prints a JSON Schema of %s", async (name) => {
    const { code, out } = await runMain(`schema ${name}`);
    const schema = JSON.parse(out) as Record<string, unknown>;
    expect(code).toBe(0);
    expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(schema["title"]).toBe(`green-place ${name}`);
  });

  it("lets documents gain fields, and refuses unknown ones where people write them", async () => {
    const { out } = await runMain("schema recommend");
    const recommend = JSON.parse(out) as { required: string[]; additionalProperties?: unknown };
    expect(recommend.required).toEqual(expect.arrayContaining(["schemaVersion", "options", "coverage"]));
    expect(recommend.additionalProperties).toBeUndefined();
    const file = JSON.parse((await runMain("schema workload-file")).out) as { anyOf: unknown[] };
    expect(JSON.stringify(file)).toContain('"additionalProperties":false');
  });
});
