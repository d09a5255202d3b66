import { expect, it } from "vitest";
import { aws } from "../src/index.ts";

const provider = aws();
const type = (id: string) => provider.instanceTypes().find((instanceType) => instanceType.id === id);
const onDemand = (instanceType: string, region: string) =>
  provider.price?.({ instanceType, region, market: "on-demand" });

it("lists the regions and types of AWS", () => {
  expect(provider.id).toBe("aws");
  expect(provider.regions().length).toBeGreaterThanOrEqual(33);
  expect(provider.instanceTypes().length).toBeGreaterThanOrEqual(1300);
});

// AWS's specification of accelerated types.
it.each([
  ["p4d.24xlarge", "a100-40gb-sxm", 8],
  ["p4de.24xlarge", "a100-80gb-sxm", 8],
  ["p5.4xlarge", "h100-80gb-sxm", 1],
  ["p5en.48xlarge", "h200-141gb-sxm", 8],
  ["g5.xlarge", "a10g", 1],
  ["g6f.xlarge", "l4", 0.125],
  ["g6f.4xlarge", "l4", 0.5],
  ["g5g.16xlarge", "t4g", 2],
  ["trn1.32xlarge", "trainium1", 16],
  ["inf2.48xlarge", "inferentia2", 12],
  ["f2.12xlarge", "virtex-vu47p", 2],
])("gives %s %s x %d", (id, accelerator, count) => {
  expect(type(id)?.accelerators).toEqual([{ id: accelerator, count }]);
});

it("knows the size of p4d.24xlarge, its host and where it is", () => {
  expect(type("p4d.24xlarge")).toMatchObject({
    vcpus: 96,
    memoryGib: 1152,
    hostVcpus: 96,
    cpuPlatforms: ["cascade-lake"],
  });
  expect(type("p4d.24xlarge")?.regions).toEqual(
    expect.arrayContaining(["us-east-1", "eu-west-1", "eu-north-1"]),
  );
});

// The table of the EFA plug-in for NCCL, `gdr_required`, and the Neuron documents: the smallest sizes of P5 and Trn1 have no such network.
it.each([
  ["p4d.24xlarge", "EFA"],
  ["p5.48xlarge", "EFA"],
  ["p6-b200.48xlarge", "EFA"],
  ["trn1.32xlarge", "EFA"],
  ["p5.4xlarge", undefined],
  ["trn1.2xlarge", undefined],
  ["p3dn.24xlarge", undefined],
  ["g5.48xlarge", undefined],
])("joins several %s by %s", (id, name) => {
  expect(type(id)).toBeDefined();
  expect(type(id)?.interconnect?.name).toBe(name);
});

it("gives AWS's list price in us-east-1", () => {
  expect(onDemand("p4d.24xlarge", "us-east-1")).toMatchObject({
    ok: true,
    data: { usdPerHour: { value: 21.957642 }, basis: "list", asOf: "2026-07-20" },
  });
  // The published on-demand price of m5.xlarge.
  expect(onDemand("m5.xlarge", "us-east-1")).toMatchObject({ data: { usdPerHour: { value: 0.192 } } });
});

it("derives regional prices that agree with EC2's own lists", () => {
  // EC2 lists m5.xlarge at 0.23 USD/h in eu-central-1 and 0.214 in eu-west-1.
  for (const [instanceType, region, usd] of [
    ["m5.xlarge", "eu-central-1", 0.23],
    ["m5.xlarge", "eu-west-1", 0.214],
  ] as const) {
    const price = onDemand(instanceType, region);
    if (!price?.ok) throw new Error(`no price of ${instanceType} in ${region}`);
    expect(price.data.basis).toBe("derived");
    expect(Math.abs(price.data.usdPerHour.value / usd - 1)).toBeLessThan(0.01);
  }
});

it("answers an unknown type or region as unknown", () => {
  expect(onDemand("p4d.24xlrge", "us-east-1")).toMatchObject({
    ok: false,
    code: "unknown-instance-type",
  });
  expect(onDemand("p4d.24xlarge", "eu-west-9")).toMatchObject({
    ok: false,
    code: "unknown-region",
  });
});

it("has no price where a type is not offered", () => {
  expect(onDemand("p4d.24xlarge", "ap-east-2")).toMatchObject({ ok: false, code: "no-price" });
});

it("states PUE and WUE only where AWS discloses them", () => {
  const region = (id: string) => provider.regions().find((candidate) => candidate.id === id);
  expect(region("us-east-1")?.pue).toMatchObject({ value: 1.15, year: 2025, source: "aws-pue" });
  // Its fact sheet of 2025; 1.12 goes round, a line drawn through the earlier years.
  expect(region("af-south-1")?.pue).toMatchObject({ value: 1.19, year: 2025, source: "aws-pue" });
  expect(region("ap-east-1")?.pue).toBeUndefined();
  expect(region("ap-south-1")?.wue).toBeUndefined();
});
