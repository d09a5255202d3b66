import type {
  Accelerator,
  AcceleratorMeasure,
  InstanceType,
  Price,
  PriceQuery,
  ProviderV1,
} from "@green-place/contract";
import { acceleratorUnits, exactly, known, type Lookup, unknown } from "@green-place/contract";
import type { AcceleratorRow, PriceRow, ProviderDocumentV1 } from "../provider-document-v1.ts";
import { quantityOfRange, regionOfRow } from "../tables/region-of-row.ts";

/** A provider from a document that has been validated. Age is that of the newest price, else of the newest source. */
export function documentProvider(
  document: ProviderDocumentV1,
  origin: { readonly packageName: string; readonly version: string },
): ProviderV1 {
  const regions = document.regions.map(regionOfRow);
  const instanceTypes = document.instanceTypes.map(
    (row): InstanceType => ({
      ...row,
      cpuPlatforms: row.cpuPlatforms ?? [],
      accelerators: row.accelerators ?? [],
    }),
  );
  const hardware = document.hardware?.map(acceleratorOf);
  const rows = document.prices ?? [];
  const prices = new Map(
    rows.flatMap((row) => row.regions.map((region) => [`${row.instanceType} ${region}`, row])),
  );
  const newest = (dates: readonly string[]): string | undefined => [...dates].sort().at(-1);
  const typeNames = new Set(instanceTypes.map((type) => type.id));
  const regionNames = new Set(regions.map((region) => region.id));

  const price = ({ instanceType, region, market }: PriceQuery): Lookup<Price> => {
    if (!regionNames.has(region)) return unknown("unknown-region", region);
    if (!typeNames.has(instanceType)) return unknown("unknown-instance-type", instanceType);
    const row: PriceRow | undefined = prices.get(`${instanceType} ${region}`);
    const usd = market === "spot" ? row?.spotUsdPerHour : row?.onDemandUsdPerHour;
    if (!row || usd === undefined) return unknown("no-price", `${instanceType} in ${region}, ${market}`);
    const usdPerHour = exactly(`${instanceType} price`, usd, "USD/h", row.source);
    return known({ usdPerHour, basis: row.basis, asOf: row.asOf });
  };

  return {
    specVersion: 1,
    id: document.id,
    name: document.name,
    meta: {
      ...origin,
      dataAsOf:
        newest(rows.map((row) => row.asOf)) ?? newest(document.sources.map((source) => source.retrieved))!,
    },
    supports: {
      prices: rows.length > 0,
      spot: rows.some((row) => row.spotUsdPerHour !== undefined),
      water: regions.some((region) => region.wue !== undefined),
      hardware: hardware !== undefined && hardware.length > 0,
    },
    regions: () => regions,
    instanceTypes: () => instanceTypes,
    sources: () => document.sources,
    ...(rows.length > 0 && { price }),
    ...(hardware && hardware.length > 0 && { hardware: () => hardware }),
  };
}

function acceleratorOf(row: AcceleratorRow): Accelerator {
  const { id, name, vendor, kind, family, aliases = [], formFactor } = row;
  const measures = Object.entries(acceleratorUnits).flatMap(([measure, unit]) => {
    const range = row[measure as AcceleratorMeasure];
    return range ? [[measure, quantityOfRange(`${id} ${measure}`, range, unit, row.source)]] : [];
  });
  const chip = { id, name, vendor, kind, family, aliases, ...(formFactor && { formFactor }) };
  return { ...chip, ...Object.fromEntries(measures) };
}
