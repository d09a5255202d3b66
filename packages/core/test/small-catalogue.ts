import {
  type Accelerator,
  exactly,
  type HardwareCatalogueV1,
  type InstanceType,
  type IntensitySourceV1,
  known,
  type ProviderV1,
  quantity,
  type Region,
  type Source,
  unknown,
} from "@green-place/contract";
import type { RecommendInput } from "../src/index.ts";

/** A world small enough to compute by hand: two clouds, four grids, three chips. All figures are made up and round. */
const made: Source = {
  id: "made",
  publisher: "this test",
  title: "made up",
  url: "https://example.org",
  licence: "none",
  retrieved: "2026-01-01",
};

/** g/kWh with the ends of the range. */
export const grids: Readonly<Record<string, readonly [number, number, number]>> = {
  GREEN: [18, 20, 22],
  TEAL: [25, 28, 32],
  GREY: [360, 400, 440],
  BLACK: [700, 800, 900],
};

export const region = (id: string, zone: string, pue?: readonly [number, number, number]): Region => ({
  id,
  name: id,
  country: "SE",
  latitude: 60,
  longitude: 15,
  gridZones: [{ scheme: "test", id: zone }],
  ...(pue && { pue: quantity("pue", { low: pue[0], value: pue[1], high: pue[2] }, "1", "made") }),
  source: "made",
});

export const type = (
  id: string,
  accelerators: readonly (readonly [string, number])[],
  regions: readonly string[],
  more: Partial<InstanceType> = {},
): InstanceType => ({
  id,
  family: id,
  vcpus: 16,
  memoryGib: 64,
  cpuPlatforms: ["cpu"],
  hostVcpus: 64,
  accelerators: accelerators.map(([chip, count]) => ({ id: chip, count })),
  regions,
  source: "made",
  ...more,
});

export function cloud(
  id: string,
  regions: readonly Region[],
  types: readonly InstanceType[],
  usdPerHour: (type: string, region: string) => number | undefined = () => 2,
): ProviderV1 {
  return {
    specVersion: 1,
    id,
    name: id,
    meta: { packageName: id, version: "1", dataAsOf: "2026-01-01" },
    supports: { prices: true, spot: false, water: false, hardware: false },
    regions: () => regions,
    instanceTypes: () => types,
    price: ({ instanceType, region: at }) => {
      const usd = usdPerHour(instanceType, at);
      return usd === undefined
        ? unknown("no-price", instanceType)
        : known({ usdPerHour: exactly("price", usd, "USD/h", "made"), basis: "list", asOf: "2026-01-01" });
    },
    sources: () => [made],
  };
}

const watts = (low: number, value: number, high: number) =>
  quantity("power", { low, value, high }, "W", "made");

const chip = (
  id: string,
  peak: number,
  idle: number,
  tflops: number,
  more: Partial<Accelerator> = {},
): Accelerator => ({
  id,
  name: id,
  vendor: "made",
  kind: "gpu",
  family: id,
  aliases: [],
  peakWatts: watts(peak * 0.95, peak, peak * 1.05),
  idleWatts: watts(idle * 0.8, idle, idle * 1.2),
  memoryGib: exactly("memory", 40, "GiB", "made"),
  bf16Tflops: exactly("throughput", tflops, "TFLOP/s", "made"),
  bandwidthGbPerS: exactly("bandwidth", tflops * 4, "GB/s", "made"),
  embodiedKg: quantity("embodied", { low: 100, value: 150, high: 300 }, "kg", "made"),
  ...more,
});

export const chips: readonly Accelerator[] = [
  chip("old", 300, 50, 100),
  chip("new", 400, 60, 300),
  chip("big", 700, 80, 900),
];

export const catalogue = (accelerators: readonly Accelerator[] = chips): HardwareCatalogueV1 => ({
  specVersion: 1,
  id: "chips",
  dataAsOf: "2026-01-01",
  accelerators: () => accelerators,
  cpuPlatforms: () => [
    { id: "cpu", name: "cpu", minWattsPerVcpu: watts(0.4, 0.5, 0.6), maxWattsPerVcpu: watts(2.5, 3, 3.5) },
  ],
  sources: () => [made],
});

export const gridSource = (table: typeof grids = grids): IntensitySourceV1 => ({
  specVersion: 1,
  id: "grids",
  meta: { packageName: "grids", version: "1", dataAsOf: "2025-12-31" },
  signal: { kind: "average", accounting: "location", boundary: "lifecycle" },
  newestYear: 2025,
  annual: ({ zones, year = 2025 }) => {
    const [zone] = zones;
    const row = zone && table[zone.id];
    if (!zone || !row) return unknown("unknown-zone", zone?.id ?? "");
    const [low, value, high] = row;
    return known({
      gramsPerKwh: quantity("intensity", { low, value, high }, "g/kWh", "made"),
      signal: { kind: "average", accounting: "location", boundary: "lifecycle" },
      zone,
      year,
      estimated: false,
    });
  },
  sources: () => [made],
});

export const north: ProviderV1 = cloud(
  "north",
  [region("n1", "GREEN", [1.08, 1.1, 1.12]), region("n2", "GREY"), region("n3", "NOWHERE")],
  [
    type("old-1", [["old", 1]], ["n1", "n2", "n3"]),
    type("new-1", [["new", 1]], ["n1", "n2"]),
    type("new-8", [["new", 8]], ["n1", "n2"], { vcpus: 64, memoryGib: 512 }),
    type("plain", [], ["n1", "n2"]),
  ],
  (id, at) => (at === "n2" ? 1 : undefined) ?? (id === "new-8" ? 16 : 3),
);

export const south: ProviderV1 = cloud(
  "south",
  [region("s1", "TEAL", [1.1, 1.2, 1.3]), region("s2", "BLACK", [1.3, 1.5, 1.7])],
  [
    type("old-2", [["old", 2]], ["s1", "s2"]),
    type("new-1", [["new", 1]], ["s1", "s2"]),
    type("big-1", [["big", 1]], ["s1", "s2"]),
    type("secret-1", [["secret", 1]], ["s1"]),
    type("plain", [], ["s1", "s2"]),
  ],
);

/** A day on one `new` chip, over both clouds. */
export const aDayOnNew: RecommendInput = {
  job: { hours: 24, workload: "training", accelerator: "new", acceleratorCount: 1, equivalent: false },
  providers: [north, south],
  hardware: catalogue(),
  intensity: gridSource(),
  limit: 100,
};
