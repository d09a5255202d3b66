import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCsv } from "@green-place/tools/csv";
import { afterAll, describe, expect, it } from "vitest";
import { importGcp } from "../import/import-gcp.ts";

const fixtures = join(import.meta.dirname, "fixtures");
const tables = mkdtempSync(join(tmpdir(), "gcp-tables-"));
afterAll(() => rmSync(tables, { recursive: true }));

cpSync(join(fixtures, "tables", "regions.csv"), join(tables, "regions.csv"));
const summary = importGcp(fixtures, tables);
const types = new Map(readCsv(join(tables, "instance-types.csv")).map((row) => [row["id"], row]));
const offers = readCsv(join(tables, "prices.csv"));
const offer = (type: string, region: string) =>
  offers.find((row) => row["instance_type"] === type && row["region"] === region);
const refused = (reason: string) => summary.refusals.byReason.get(reason) ?? [];

describe("machine types", () => {
  it("counts a slice of a card as a fraction, and whole cards and chips as they are", () => {
    expect(types.get("g4-standard-6")?.["accelerators"]).toBe("rtx-pro-6000:0.125");
    expect(types.get("g4-standard-48")?.["accelerators"]).toBe("rtx-pro-6000:1");
    expect(types.get("a3-megagpu-8g")?.["accelerators"]).toBe("h100-80gb-sxm:8");
    expect(types.get("ct6e-standard-4t")?.["accelerators"]).toBe("tpu-v6e:4");
  });

  it("refuses rows that contradict themselves instead of guessing", () => {
    expect(refused("accelerated machine type without accelerators")).toEqual([
      "a4-highgpu-8g",
      "g7-standard-4 in us-west1",
    ]);
    expect(refused("accelerator not known")).toEqual(["a9-highgpu-8g: nvidia-z900"]);
    expect(refused("machine type without vCPUs or memory")).toEqual([
      "c9-standard-4",
      "t9-micro-2 in us-west1",
    ]);
    expect(refused("machine type listed twice")).toEqual(["n2-standard-8"]);
    for (const id of ["a4-highgpu-8g", "a9-highgpu-8g", "c9-standard-4", "g7-standard-4"])
      expect(types.has(id)).toBe(false);
  });

  it("knows CPU platforms of the series and of the sizes that differ", () => {
    expect(types.get("n2-standard-8")?.["cpu_platforms"]).toBe("cascade-lake ice-lake");
    expect(types.get("n2-standard-128")?.["cpu_platforms"]).toBe("ice-lake");
    expect(types.get("ct6e-standard-4t")?.["cpu_platforms"]).toBe("");
  });

  it("takes the largest type of the same machines as the host", () => {
    expect(types.get("a2-highgpu-1g")?.["host_vcpus"]).toBe("96");
    expect(types.get("c3-highcpu-4")?.["host_vcpus"]).toBe("192");
    expect(types.get("n1-standard-8-t4x1")?.["host_vcpus"]).toBe("32");
  });

  it("adds TPU v4, which only the documentation names", () => {
    expect(types.get("ct4p-hightpu-4t")?.["accelerators"]).toBe("tpu-v4:4");
    // Google's list: 3.22 USD a chip-hour.
    expect(offer("ct4p-hightpu-4t", "us-central2")).toMatchObject({
      on_demand_usd_per_hour: "12.88",
      on_demand_basis: "derived",
    });
  });
});

describe("offers", () => {
  it("joins zones of one list and regions of the other", () => {
    expect(
      offers.filter((row) => row["instance_type"] === "a2-highgpu-1g").map((row) => row["region"]),
    ).toEqual(["europe-west4", "us-central1", "us-west1"]);
    expect(types.get("t9-micro-1")).toMatchObject({
      vcpus: "1",
      memory_gib: "0.5",
      source: "cyclenerd-offers",
    });
  });

  it("refuses places that do not exist, contradictions and obsolete types", () => {
    expect(refused("zone outside the regions of regions.csv")).toEqual(["g4-standard-48 in mars-north1-a"]);
    expect(refused("region not in regions.csv")).toEqual(["n1-standard-8 in moon-south1"]);
    expect(refused("offer contradicts the machine type's vCPUs or memory")).toEqual([
      "n2-standard-8 in us-west1",
    ]);
    expect(refused("machine type is obsolete")).toEqual(["m2-ultramemx-96 in us-central1"]);
    expect(types.has("m2-ultramemx-96")).toBe(false);
  });

  it("attaches GPUs to N1 within Google's limits, where both are offered", () => {
    const attached = [...types.keys()].filter((id) => /^n1-.*x\d$/.test(id ?? ""));
    expect(attached.filter((id) => id?.includes("t4x1"))).toEqual([
      "n1-standard-16-t4x1",
      "n1-standard-32-t4x1",
      "n1-standard-8-t4x1",
    ]);
    // One V100 goes with at most 12 vCPUs, eight of them need at least 32.
    expect(attached.filter((id) => id?.includes("v100x1"))).toEqual(["n1-standard-8-v100x1"]);
    expect(attached.filter((id) => id?.includes("v100x8"))).toEqual(["n1-standard-32-v100x8"]);
    expect(attached.some((id) => id?.includes("k80"))).toBe(false);
    expect(offer("n1-standard-8-t4x1", "europe-west4")).toBeUndefined();
  });
});

describe("prices", () => {
  it("keeps list prices, on demand and spot, to a millionth of a dollar", () => {
    expect(offer("a2-highgpu-1g", "us-central1")).toMatchObject({
      on_demand_usd_per_hour: "3.67",
      on_demand_basis: "list",
      spot_usd_per_hour: "1.9",
      spot_basis: "list",
      as_of: "2026-08-03",
    });
  });

  it("refuses placeholders, host-only prices and spot prices that are none, and leaves the cell empty", () => {
    expect(refused("on-demand price is no price")).toEqual([
      "e2-micro in us-central1: 0",
      "a2-highgpu-1g in europe-west4: 700",
    ]);
    expect(refused("on-demand price leaves out the accelerators")).toEqual([
      "a2-highgpu-8g in us-central1: 5.916",
    ]);
    expect(refused("price leaves out the local disk")).toEqual(["c3-highcpu-4-lssd in us-central1: 0.2"]);
    expect(offer("c3-highcpu-4-lssd", "us-central1")?.["on_demand_usd_per_hour"]).toBe("");
    expect(refused("spot price above on-demand")).toEqual(["n2-standard-8 in us-central1: 0.5"]);
    expect(refused("spot price equals on-demand: no spot market")).toEqual([
      "m2-ultramem-208 in us-central1: 42",
    ]);
    expect(refused("spot price is no price")).toEqual(["c3-highcpu-4 in us-central1: -1"]);
    expect(refused("spot price beside a refused on-demand price")).toEqual([
      "e2-micro in us-central1: 0.001",
    ]);
    expect(offer("a2-highgpu-1g", "europe-west4")?.["on_demand_usd_per_hour"]).toBe("");
    expect(offer("a2-highgpu-8g", "us-central1")?.["on_demand_usd_per_hour"]).toBe("");
    expect(offer("m2-ultramem-208", "us-central1")).toMatchObject({
      on_demand_usd_per_hour: "42",
      spot_usd_per_hour: "",
    });
  });

  it("does not take a price for availability", () => {
    expect(refused("priced where it is not offered")).toEqual([
      "n1-standard-8 in us-west1",
      "n2-standard-8 in us-west1",
    ]);
    expect(refused("price of an unknown machine type")).toEqual(["x9-standard-4 in us-central1"]);
    expect(offer("n1-standard-8", "us-west1")).toBeUndefined();
  });

  it("derives TPU prices from chips and refuses the placeholder", () => {
    // 4 chips at 2.70 and 0.55, 8 chips at 2.70 USD an hour.
    expect(offer("ct6e-standard-4t", "us-central1")).toMatchObject({
      on_demand_usd_per_hour: "10.8",
      on_demand_basis: "derived",
      spot_usd_per_hour: "2.2",
      spot_basis: "derived",
    });
    expect(offer("ct6e-standard-8t", "us-central1")?.["on_demand_usd_per_hour"]).toBe("21.6");
    expect(offer("ct6e-standard-4t", "europe-west4")).toMatchObject({
      on_demand_usd_per_hour: "11.88",
      spot_usd_per_hour: "",
    });
    expect(refused("chip price is no price")).toEqual(["tpu-v6e in us-central2: 700.0"]);
    expect(refused("chip priced where no machine with it is offered")).toEqual(["tpu-v6e in us-west1"]);
  });

  it("derives N1 with GPUs from host and GPUs, and never shows the host alone", () => {
    // Host 0.38; Google's list in us-central1: T4 0.35, V100 2.48 USD an hour.
    expect(offer("n1-standard-8-t4x2", "us-central1")).toMatchObject({
      on_demand_usd_per_hour: "1.08",
      on_demand_basis: "derived",
      spot_usd_per_hour: "",
    });
    expect(offer("n1-standard-8-v100x1", "us-central1")?.["on_demand_usd_per_hour"]).toBe("2.86");
    // No price of the host, none of the machine.
    expect(offer("n1-standard-16-t4x1", "us-central1")).toMatchObject({
      on_demand_usd_per_hour: "",
      on_demand_basis: "",
    });
  });
});
