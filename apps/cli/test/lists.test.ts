import { describe, expect, it } from "vitest";
import { rowsOf, runMain } from "./run-main.ts";

interface Range {
  readonly low: number;
  readonly value: number;
  readonly high: number;
}

interface RegionJson {
  readonly provider: string;
  readonly id: string;
  readonly country: string;
  readonly zone: string | null;
  readonly zones: readonly string[];
  readonly pue: Range | null;
}

interface InstanceJson {
  readonly provider: string;
  readonly id: string;
  readonly accelerators: readonly { readonly id: string; readonly count: number }[];
  readonly regions: readonly string[];
}

interface GpuJson {
  readonly id: string;
  readonly peakWatts: Range | null;
  readonly providers: readonly string[];
}

interface ZoneJson {
  readonly zone: string;
  readonly country: string;
  readonly gramsPerKwh: Range | null;
  readonly litresPerKwh: Range | null;
  readonly year: number;
  readonly hourly: string;
  readonly attribution: string;
}

describe("regions", () => {
  it("narrows by provider, country, pattern and words", async () => {
    const french = await rowsOf<RegionJson>("regions --country fr,SE");
    expect(new Set(french.map(({ country }) => country))).toEqual(new Set(["FR", "SE"]));
    expect(new Set(french.map(({ provider }) => provider))).toEqual(new Set(["aws", "azure", "gcp"]));
    const ids = async (line: string) => (await rowsOf<RegionJson>(line)).map(({ id }) => id);
    expect(await ids("regions --provider gcp --country NL")).toEqual(["europe-west4"]);
    expect(await ids("regions --region aws:eu-north-*")).toEqual(["eu-north-1"]);
    expect(await ids("regions --provider aws --search ireland")).toEqual(["eu-west-1"]);
  });

  it("has PUE where the provider discloses it and null elsewhere, never 0 or a default", async () => {
    const regions = await rowsOf<RegionJson>("regions");
    // AWS publishes 1.10 for Europe (Ireland) in 2025 and nothing for Hong Kong.
    const of = (id: string) => regions.find((region) => region.id === id);
    expect(of("eu-west-1")?.pue?.value).toBeCloseTo(1.1, 2);
    expect(of("ap-east-1")?.pue).toBeNull();
    for (const { pue } of regions) if (pue) expect(pue.low).toBeGreaterThanOrEqual(1);
    expect((await runMain("regions --region ap-east-1")).out).toContain("undisclosed");
  });

  it("says where zone and PUE come from, and of which year the PUE is", async () => {
    // AWS's sustainability page gives the PUE of Ireland for 2025; its zone is our own reading of the map.
    const [ireland] = await rowsOf<RegionJson>("regions --region eu-west-1");
    expect(ireland).toMatchObject({ zonesSource: "zones", pue: { source: "aws-pue", year: 2025 } });
  });

  it("keeps both zones where sources disagree", async () => {
    const [oregon] = await rowsOf<RegionJson>("regions --region aws:us-west-2");
    expect(oregon?.zones).toHaveLength(2);
    expect(oregon?.zone).toBe(oregon?.zones[0]);
  });
});

describe("instances", () => {
  it("finds who carries an accelerator, and where", async () => {
    const types = await rowsOf<InstanceJson>("instances --gpu h100 --provider aws");
    expect(types.map(({ id }) => id)).toEqual(expect.arrayContaining(["p5.48xlarge", "p5.4xlarge"]));
    const here = await rowsOf<InstanceJson>("instances --gpu h100 --region gcp:europe-west4");
    expect(here.every(({ regions }) => regions.includes("europe-west4"))).toBe(true);
    expect(here.length).toBeGreaterThan(0);
  });

  it("has true counts, fractions included", async () => {
    const all = await rowsOf<InstanceJson>("instances");
    const count = (id: string) => all.find((type) => type.id === id)?.accelerators;
    expect(count("p4d.24xlarge")).toEqual([{ id: "a100-40gb-sxm", count: 8 }]);
    // Azure's size documentation: 1/6 of an A10, and half of one.
    expect(count("Standard_NV6ads_A10_v5")?.[0]?.count).toBeCloseTo(1 / 6, 3);
    expect(count("Standard_NV18ads_A10_v5")?.[0]?.count).toBe(0.5);
    expect(all.every(({ accelerators }) => accelerators.every((held) => held.count > 0))).toBe(true);
  });
});

describe("gpus", () => {
  it("says unknown where nobody has published a figure", async () => {
    const gpus = await rowsOf<GpuJson>("gpus");
    const inferentia = gpus.find(({ id }) => id === "inferentia1");
    expect(inferentia?.peakWatts).toBeNull();
    expect(inferentia?.providers).toEqual(["aws"]);
    expect(gpus.find(({ id }) => id === "h100-80gb-sxm")?.peakWatts?.value).toBe(700);
    expect(gpus.find(({ id }) => id === "h100-80gb-sxm")).toMatchObject({
      peakWatts: { source: "nvidia-h100", method: "datasheet" },
      idleWatts: { method: "measured" },
    });
    const { out } = await runMain("gpus --search inferentia1");
    expect(out).toMatch(/inferentia1 +unknown +unknown/);
    expect(out).not.toMatch(/ 0( |$)/m);
  });

  it("lists what a provider rents out", async () => {
    const gpus = await rowsOf<GpuJson>("gpus --provider gcp");
    expect(gpus.map(({ id }) => id)).toContain("a100-40gb-sxm");
    expect(gpus.map(({ id }) => id)).not.toContain("trainium1");
  });
});

describe("zones", () => {
  it("has the newest year with its range, the state of hourly data, and names the owner", async () => {
    const zones = await rowsOf<ZoneJson>("zones");
    expect(zones).toHaveLength(352);
    const france = zones.find(({ zone }) => zone === "FR");
    // Electricity Maps, 2025.
    expect([france?.gramsPerKwh?.value, france?.year, france?.hourly]).toEqual([31, 2025, "usable"]);
    expect(france!.gramsPerKwh!.low).toBeLessThanOrEqual(31 * 0.9);
    // Li et al. 2023 have 1.287 L/kWh for Texas and 9.5 for Washington; Albania's mix names no fossil fuel that it uses.
    const water = (id: string) => zones.find(({ zone }) => zone === id)!.litresPerKwh;
    expect(water("US-TEX-ERCO")!.low).toBeLessThan(1.287);
    expect(water("US-TEX-ERCO")!.high).toBeGreaterThan(1.287);
    expect(water("US-NW-BPAT")!.value).toBeGreaterThan(9.5 / 1.5);
    expect(water("US-NW-BPAT")!.value).toBeLessThan(9.5 * 1.5);
    expect(water("AL")).toBeNull();
    expect(zones.find(({ zone }) => zone === "HK")?.hourly).toBe("flat");
    expect(zones.find(({ zone }) => zone === "SG")?.hourly).toBeDefined();
    expect(new Set(zones.map(({ attribution }) => attribution))).toEqual(
      new Set([
        "Electricity Maps (ODbL-1.0)",
        "Electricity Maps (ODbL-1.0), Macknick, Newmark, Heath, Hallett (cited figures)",
        "Electricity Maps (ODbL-1.0), World Resources Institute (cited figures)",
      ]),
    );
    const { err } = await runMain("zones --country FR");
    expect(err).toContain("Open Database License");
  });
});

describe("providers list", () => {
  it("counts what each provider knows; its placements are those that instances lists", async () => {
    type Row = {
      id: string;
      placements: number;
      prices: { onDemand: number; spot: number };
      supports: { spot: boolean };
    };
    const rows = await rowsOf<Row>("providers list");
    const instances = await rowsOf<InstanceJson>("instances");
    for (const { id, placements, prices, supports } of rows) {
      const offered = instances.filter(({ provider }) => provider === id).flatMap(({ regions }) => regions);
      expect(placements).toBe(offered.length);
      expect(prices.onDemand).toBeGreaterThan(0);
      expect(prices.onDemand).toBeLessThanOrEqual(placements);
      expect(prices.spot > 0).toBe(supports.spot);
    }
    expect(rows.map(({ id }) => id)).toEqual(["aws", "azure", "gcp"]);
  });
});
