import { countRefusals } from "@green-place/tools/refusals";
import { expect, it } from "vitest";
import { buildPrices } from "../import/build-prices.ts";
import { regionalRatios } from "../import/derive-regional-price.ts";

it("takes no ratio to a SageMaker price of us-east-1 that is far above EC2's", () => {
  // As listed: SageMaker asks 0.28 for r8g.large in us-east-1 and 0.14 in us-east-2, EC2 asks 0.11782 in both; c7g is at 1.2 times EC2's.
  const lists = new Map([
    [
      "us-east-1",
      new Map([
        ["r8g.large", 0.28],
        ["c7g.large", 0.087],
      ]),
    ],
    [
      "us-east-2",
      new Map([
        ["r8g.large", 0.14],
        ["c7g.large", 0.087],
      ]),
    ],
  ]);
  const ec2 = new Map([
    ["r8g.large", 0.11782],
    ["c7g.large", 0.0725],
  ]);
  const refusals = countRefusals();
  const ratios = regionalRatios(lists, ec2, refusals);
  expect([...ratios]).toEqual([
    ["us-east-1 c7g", 1],
    ["us-east-2 c7g", 1],
  ]);
  expect([...refusals.byReason]).toEqual([
    ["SageMaker's us-east-1 price of this family is far above EC2's", ["us-east-1 r8g", "us-east-2 r8g"]],
  ]);
});

it("keeps the offer of half a host that is listed above the whole one, without the price", () => {
  const usEast1 = new Map([
    ["m8gb.48xlarge", 13.968],
    ["m8gb.metal-24xl", 14.80608],
  ]);
  const rows = buildPrices(
    {
      types: new Set(usEast1.keys()),
      regions: new Set(["us-east-1"]),
      usEast1,
      sageMaker: new Map([["us-east-1", new Map()]]),
      spotSavings: new Map(),
      accelerated: [],
    },
    countRefusals(),
  );
  expect(rows.map((row) => [row["instance_type"], row["on_demand_usd_per_hour"]])).toEqual([
    ["m8gb.48xlarge", 13.968],
    ["m8gb.metal-24xl", undefined],
  ]);
});
