import type { Row } from "./csv.ts";
import type { ProviderRows } from "./provider-rows.ts";
import { type TableFaults, tableFaults } from "./table-faults.ts";

const markets = [
  ["on_demand_usd_per_hour", "on_demand_basis"],
  ["spot_usd_per_hour", "spot_basis"],
] as const;

/** Numbers that price lists use for "no price": 700 (a well-known one for TPUs), 999, 9999.99 and the like. */
const isSentinel = (text: string): boolean => Number(text) === 700 || /^9{3,}(\.9+)?(\.0+)?$/.test(text);

/** No cloud charges this many times the type's median price anywhere, nor so small a part of it. */
const farFromMedian = 20;

/** One row for each type and region that exist, with prices that can be real. */
export function checkPrices(tables: ProviderRows, sources: ReadonlySet<string>): readonly string[] {
  const rows = tables.prices;
  const faults = tableFaults("prices.csv");
  const types = new Set(tables.instanceTypes.map((row) => row["id"] ?? ""));
  const regions = new Set(tables.regions.map((row) => row["id"] ?? ""));
  const medians = medianByType(rows);
  faults.uniqueKey(rows, ["instance_type", "region"]);
  rows.forEach((row, index) => {
    faults.member(row, index, "source", sources, "sources.csv");
    faults.member(row, index, "region", regions, "regions.csv");
    faults.member(row, index, "instance_type", types, "instance-types.csv");
    faults.isoDate(row, index, "as_of");
    for (const [column, basis] of markets) checkPrice(faults, row, index, column, basis);
    const onDemand = faults.number(row, index, "on_demand_usd_per_hour");
    const median = medians.get(row["instance_type"] ?? "");
    if (onDemand !== undefined && median !== undefined && onDemand > 0) {
      const times = onDemand / median;
      if (times > farFromMedian || times < 1 / farFromMedian) {
        faults.add(
          index,
          "on_demand_usd_per_hour",
          `${onDemand} is far from ${median}, the type's median over regions`,
        );
      }
    }
    const spot = faults.number(row, index, "spot_usd_per_hour");
    if (spot !== undefined && onDemand !== undefined && spot > onDemand) {
      faults.add(index, "spot_usd_per_hour", `${spot} is above the on-demand price, ${onDemand}`);
    }
  });
  return faults.found;
}

function checkPrice(faults: TableFaults, row: Row, index: number, column: string, basisColumn: string): void {
  const text = row[column] ?? "";
  const basis = row[basisColumn] ?? "";
  if (text === "") {
    if (basis !== "") faults.add(index, basisColumn, `"${basis}" stands without a price`);
    return;
  }
  if (basis !== "list" && basis !== "derived")
    faults.add(index, basisColumn, `"${basis}" is not list or derived`);
  if (isSentinel(text)) faults.add(index, column, `${text} is a mark for "no price", not a price`);
  if (Number(text) <= 0) faults.add(index, column, `${text} is not above 0`);
}

function medianByType(rows: readonly Row[]): ReadonlyMap<string, number> {
  const prices = new Map<string, number[]>();
  for (const row of rows) {
    const type = row["instance_type"];
    const price = Number(row["on_demand_usd_per_hour"] || Number.NaN);
    if (type === undefined || !(price > 0)) continue;
    const list = prices.get(type);
    if (list) list.push(price);
    else prices.set(type, [price]);
  }
  return new Map(
    [...prices].map(([type, list]) => [type, list.sort((a, b) => a - b)[Math.floor((list.length - 1) / 2)]!]),
  );
}
