/** A file that some importer reads, and where it is published. */
export interface UpstreamFile {
  readonly url: string;
  /** Turns what is published into files, by path below the folder of upstream files. */
  convert(text: string): ReadonlyMap<string, string>;
}

const raw = "https://raw.githubusercontent.com";
const ccf = `${raw}/cloud-carbon-footprint/ccf-coefficients/main`;

const asIs =
  (path: string) =>
  (text: string): ReadonlyMap<string, string> =>
    new Map([[path, text]]);

/**
 * Upstream files that are published as such: all that the importers of Azure and of the hardware tables read. The other
 * importers also need lists that were put together by hand, and are run on a maintainer's machine.
 */
export const upstreamFiles: readonly UpstreamFile[] = [
  {
    url: `${raw}/Azure/karpenter-provider-azure/main/pkg/providers/pricing/zz_generated.pricing.go`,
    convert: azurePrices,
  },
  {
    url: `${raw}/flexera-public/policy_templates/master/data/azure/azure_compute_instance_types.json`,
    convert: azureSizes,
  },
  {
    url: `${raw}/mlco2/codecarbon/master/codecarbon/data/hardware/cpu_power.csv`,
    convert: asIs("hardware/cpu-tdp.codecarbon.csv"),
  },
  { url: `${ccf}/data/SPECpower-2026-03-09.csv`, convert: asIs("hardware/specpower-2026-03-09.csv") },
  ...["aws", "azure", "gcp"].map((cloud) => ({
    url: `${ccf}/output/coefficients-${cloud}-use.csv`,
    convert: asIs(`hardware/coefficients-${cloud}-use.csv`),
  })),
];

/** Go source with a map of prices by region, and the instant at which it was generated, as a table named by that day. */
export function azurePrices(go: string): ReadonlyMap<string, string> {
  const day = /^\/\/ generated at (\d{4}-\d{2}-\d{2})T/m.exec(go)?.[1];
  if (day === undefined) throw new Error("the price list does not say when it was generated");
  const rows = ["region,sku,usd_hour"];
  let region: string | undefined;
  for (const line of go.split("\n")) {
    region = /^\tinitialOnDemandPrices\["([a-z0-9]+)"\] = /.exec(line)?.[1] ?? region;
    const [, sku, usd] = /^\t\t"([^",]+)": +([\d.]+),$/.exec(line) ?? [];
    if (region !== undefined && sku !== undefined) rows.push(`${region},${sku},${Number(usd)}`);
  }
  if (rows.length === 1) throw new Error("the price list holds no price that can be read");
  return new Map([[`azure/prices.karpenter-${day}.csv`, `${rows.join("\n")}\n`]]);
}

/** Sizes by name, or already a list of them, as a list. */
function azureSizes(json: string): ReadonlyMap<string, string> {
  const sizes: unknown = JSON.parse(json);
  const list = Array.isArray(sizes) ? sizes : Object.values(sizes as object);
  return new Map([["azure/instance-types.flexera.json", JSON.stringify(list)]]);
}
