import { describe, expect, it } from "vitest";
import { gcp } from "../src/index.ts";

const provider = gcp();
const regions = new Map(provider.regions().map((region) => [region.id, region]));
const types = new Map(provider.instanceTypes().map((type) => [type.id, type]));
const acceleratorsOf = (id: string) => types.get(id)?.accelerators;

describe("gcp()", () => {
  it("lists every region and machine type of the public listings", () => {
    expect(regions.size).toBeGreaterThanOrEqual(43);
    expect(types.size).toBeGreaterThanOrEqual(560);
  });

  it.each([
    ["a2-highgpu-1g", "a100-40gb-sxm", 1],
    ["a2-megagpu-16g", "a100-40gb-sxm", 16],
    ["a2-ultragpu-8g", "a100-80gb-sxm", 8],
    ["a3-highgpu-1g", "h100-80gb-sxm", 1],
    ["a3-megagpu-8g", "h100-80gb-sxm", 8],
    ["a3-edgegpu-8g", "h100-80gb-sxm", 8],
    ["a3-ultragpu-8g", "h200-141gb-sxm", 8],
    ["a4-highgpu-8g", "b200-180gb-sxm", 8],
    ["a4x-highgpu-4g", "gb200", 4],
    ["a4x-maxgpu-4g-metal", "gb300", 4],
    ["g2-standard-32", "l4", 1],
    ["g2-standard-96", "l4", 8],
    ["g4-standard-6", "rtx-pro-6000", 0.125],
    ["g4-standard-12", "rtx-pro-6000", 0.25],
    ["g4-standard-24", "rtx-pro-6000", 0.5],
    ["g4-standard-48", "rtx-pro-6000", 1],
    ["n1-standard-8-t4x1", "t4", 1],
    ["n1-standard-96-v100x8", "v100-16gb-sxm", 8],
    ["ct4p-hightpu-4t", "tpu-v4", 4],
    ["ct5lp-hightpu-8t", "tpu-v5e", 8],
    ["ct6e-standard-1t", "tpu-v6e", 1],
    ["tpu7x-standard-4t", "tpu-v7", 4],
  ])("%s carries %s x %d, as Google documents it", (id, accelerator, count) => {
    expect(acceleratorsOf(id)).toEqual([{ id: accelerator, count }]);
  });

  // GPU to GPU networking technology, https://docs.cloud.google.com/compute/docs/gpus/gpu-network-bandwidth; slices of TPUs have 4 chips a machine.
  it.each([
    ["a4x-maxgpu-4g-metal", "GPUDirect RDMA"],
    ["a4-highgpu-8g", "GPUDirect RDMA"],
    ["a3-ultragpu-8g", "GPUDirect RDMA"],
    ["a3-megagpu-8g", "GPUDirect-TCPXO"],
    ["a3-highgpu-8g", "GPUDirect-TCPX"],
    ["a3-edgegpu-8g", "GPUDirect-TCPX"],
    ["ct6e-standard-4t", "ICI"],
    ["a3-highgpu-4g", undefined],
    ["a3-highgpu-1g", undefined],
    ["a2-ultragpu-8g", undefined],
    ["g4-standard-384", undefined],
    ["n1-standard-96-v100x8", undefined],
    ["ct6e-standard-8t", undefined],
  ])("joins several %s by %s", (id, name) => {
    expect(types.has(id)).toBe(true);
    expect(types.get(id)?.interconnect?.name).toBe(name);
  });

  // Zones and limits of https://docs.cloud.google.com/compute/docs/gpus/gpu-regions-zones and .../compute/docs/gpus.
  it("offers machines where Google has them", () => {
    expect(types.get("a2-ultragpu-1g")?.regions).toEqual([
      "asia-southeast1",
      "europe-west4",
      "us-central1",
      "us-east4",
      "us-east5",
    ]);
    expect(types.get("ct4p-hightpu-4t")?.regions).toEqual(["us-central2"]);
    expect(types.get("n1-standard-8-v100x1")?.regions).not.toContain("europe-west1");
    expect(types.has("n1-standard-16-v100x1")).toBe(false);
  });

  // Where sources disagree: the zones that Google's own grid figures agree with; Doha is in Qatar.
  it.each([
    ["us-west1", "US-NW-BPAT"],
    ["us-central1", "US-MIDW-MISO"],
    ["us-east1", "US-CAR-SC"],
    ["me-central1", "QA"],
    ["us-central2", "US-CENT-SWPP"],
  ])("%s draws from %s", (id, zone) => {
    expect(regions.get(id)?.gridZones).toEqual([{ scheme: "electricity-maps", id: zone }]);
  });

  it("puts regions where they are, not where a well-known table has them", () => {
    // Dallas is not in Oregon, Las Vegas not in New Mexico, São Paulo not in the Amazon.
    expect(regions.get("us-south1")).toMatchObject({ latitude: 32.78, longitude: -96.8 });
    expect(regions.get("us-west4")).toMatchObject({ latitude: 36.17, longitude: -115.14 });
    expect(regions.get("southamerica-east1")).toMatchObject({ latitude: -23.53, longitude: -46.79 });
  });

  it("states PUE where Google discloses a campus, and claims no water figure", () => {
    expect(regions.get("europe-north1")?.pue).toMatchObject({ value: 1.09, unit: "1" });
    expect(regions.get("europe-west9")?.pue).toBeUndefined();
    expect(provider.supports).toEqual({ prices: true, spot: true, water: false, hardware: false });
  });
});

describe("gcp().price", () => {
  const price = provider.price!;

  it("gives Google's list price with accelerators, on demand and spot", () => {
    const query = { instanceType: "a2-highgpu-1g", region: "us-central1" };
    expect(price({ ...query, market: "on-demand" })).toMatchObject({
      ok: true,
      data: { usdPerHour: { value: 3.673385, unit: "USD/h" }, basis: "list", asOf: "2026-08-03" },
    });
    expect(price({ ...query, market: "spot" })).toMatchObject({
      ok: true,
      data: { usdPerHour: { value: 1.92802 } },
    });
    expect(price({ ...query, instanceType: "a3-highgpu-8g", market: "on-demand" })).toMatchObject({
      ok: true,
      data: { usdPerHour: { value: 88.49 } },
    });
  });

  it("labels what is derived", () => {
    expect(
      price({ instanceType: "ct5p-hightpu-4t", region: "us-central1", market: "on-demand" }),
    ).toMatchObject({
      ok: true,
      data: { usdPerHour: { value: 16.8 }, basis: "derived" },
    });
    // n1-standard-8 0.379998 and one T4 0.35.
    expect(
      price({ instanceType: "n1-standard-8-t4x1", region: "us-central1", market: "on-demand" }),
    ).toMatchObject({
      ok: true,
      data: { usdPerHour: { value: 0.729998 }, basis: "derived" },
    });
  });

  it("says that a price is not known, never 0", () => {
    for (const instanceType of ["a3-ultragpu-8g", "a4-highgpu-8g", "a4x-highgpu-4g", "tpu7x-standard-4t"]) {
      const region = types.get(instanceType)!.regions[0]!;
      expect(price({ instanceType, region, market: "on-demand" })).toMatchObject({
        ok: false,
        code: "no-price",
      });
    }
    expect(price({ instanceType: "m2-ultramem-208", region: "us-central1", market: "spot" })).toMatchObject({
      ok: false,
      code: "no-price",
    });
  });

  it("answers unknown names as unknown", () => {
    expect(price({ instanceType: "a2-higpu-1g", region: "us-central1", market: "spot" })).toMatchObject({
      ok: false,
      code: "unknown-instance-type",
    });
    expect(price({ instanceType: "a2-highgpu-1g", region: "us-centrall", market: "spot" })).toMatchObject({
      ok: false,
      code: "unknown-region",
    });
  });
});
