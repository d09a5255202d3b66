import { describe, expect, it } from "vitest";
import { azure } from "../src/index.ts";
import { parseSizeName } from "../src/live/size-name.ts";

const provider = azure();
const type = (id: string) => provider.instanceTypes().find((entry) => entry.id === id);

it("lists at least 55 regions, each in a grid zone", () => {
  expect(provider.regions().length).toBeGreaterThanOrEqual(55);
  for (const region of provider.regions()) expect(region.gridZones.length).toBeGreaterThan(0);
});

it("joins by InfiniBand exactly the sizes with accelerators whose name says RDMA: `r`, by Microsoft's naming convention", () => {
  const accelerated = provider.instanceTypes().filter(({ accelerators }) => accelerators.length > 0);
  const joined = accelerated.filter(({ interconnect }) => interconnect?.name === "InfiniBand");
  expect(joined.map(({ id }) => id)).toEqual(
    accelerated.map(({ id }) => id).filter((id) => parseSizeName(id)!.features.includes("r")),
  );
  expect(joined.length).toBeGreaterThanOrEqual(9);
});

it("has on-demand prices, no spot prices, and water where Microsoft discloses it", () => {
  expect(provider.supports).toEqual({ prices: true, spot: false, water: true, hardware: false });
});

// Counts from Microsoft's pages of the series; an M60 is one of the two GPUs on its board.
it.each([
  ["Standard_NV6ads_A10_v5", "a10", 1 / 6],
  ["Standard_NV12ads_A10_v5", "a10", 1 / 3],
  ["Standard_NV18ads_A10_v5", "a10", 1 / 2],
  ["Standard_NV36ads_A10_v5", "a10", 1],
  ["Standard_NV72ads_A10_v5", "a10", 2],
  ["Standard_NV4as_v4", "mi25", 1 / 8],
  ["Standard_NV8as_v4", "mi25", 1 / 4],
  ["Standard_NV16as_v4", "mi25", 1 / 2],
  ["Standard_NV32as_v4", "mi25", 1],
  ["Standard_NV4ads_V710_v5", "radeon-pro-v710", 1 / 6],
  ["Standard_NG8ads_V620_v1", "radeon-pro-v620", 1 / 4],
  ["Standard_NG32adms_V620_v1", "radeon-pro-v620", 1],
  ["Standard_NC24lds_xl_RTXPRO6000BSE_v6", "rtx-pro-6000", 1 / 4],
  ["Standard_NC320ds_xl_RTXPRO6000BSE_v6", "rtx-pro-6000", 2],
  ["Standard_NV48s_v3", "m60", 4],
  ["Standard_NC6s_v3", "v100-16gb-pcie", 1],
  ["Standard_NC24rs_v3", "v100-16gb-pcie", 4],
  ["Standard_ND40rs_v2", "v100-32gb-sxm", 8],
  ["Standard_NC64as_T4_v3", "t4", 4],
  ["Standard_NC96ads_A100_v4", "a100-80gb-pcie", 4],
  ["Standard_ND96asr_v4", "a100-40gb-sxm", 8],
  ["Standard_ND96amsr_A100_v4", "a100-80gb-sxm", 8],
  ["Standard_NC40ads_H100_v5", "h100-94gb-nvl", 1],
  ["Standard_NC80adis_H100_v5", "h100-94gb-nvl", 2],
  ["Standard_NCC40ads_H100_v5", "h100-94gb-nvl", 1],
  ["Standard_ND96isr_H100_v5", "h100-80gb-sxm", 8],
  ["Standard_ND96isr_H200_v5", "h200-141gb-sxm", 8],
  ["Standard_ND96isr_MI300X_v5", "mi300x", 8],
  ["Standard_ND128isr_NDR_GB200_v6", "gb200", 4],
  ["Standard_ND128isr_GB300_v6", "gb300", 4],
  ["Standard_NP40s", "alveo-u250", 4],
])("%s carries %s x %d", (id, accelerator, count) => {
  expect(type(id)?.accelerators).toEqual([{ id: accelerator, count }]);
});

describe("price", () => {
  // The price list of 2026-06-18.
  it.each([
    ["Standard_NC24ads_A100_v4", "eastus", 3.673],
    ["Standard_ND96isr_H100_v5", "eastus", 98.32],
    ["Standard_ND96asr_v4", "eastus", 27.197],
    ["Standard_NG32adms_V620_v1", "centralus", 4.056],
  ])("of %s in %s is %d USD/h", (instanceType, region, usd) => {
    expect(provider.price?.({ instanceType, region, market: "on-demand" })).toMatchObject({
      ok: true,
      data: {
        usdPerHour: { value: usd, unit: "USD/h", source: "prices" },
        basis: "list",
        asOf: "2026-06-18",
      },
    });
  });

  it.each([
    ["Standard_NC24ads_A100_v5", "eastus", "unknown-instance-type"],
    ["Standard_NC24ads_A100_v4", "eastuss", "unknown-region"],
  ])("of %s in %s is a miss", (instanceType, region, code) => {
    const answer = provider.price?.({ instanceType, region, market: "on-demand" });
    expect(answer).toMatchObject({ ok: false, code });
  });

  it.each([
    ["Standard_NC24ads_A100_v4", "eastus", "spot"],
    ["Standard_F16ams_v6", "newzealandnorth", "on-demand"],
    ["Standard_ND128isr_GB300_v6", "eastus", "on-demand"],
  ] as const)("of %s in %s, %s, is unknown", (instanceType, region, market) => {
    expect(provider.price?.({ instanceType, region, market })).toMatchObject({ ok: false, code: "no-price" });
  });
});
