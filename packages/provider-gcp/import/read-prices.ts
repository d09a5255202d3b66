import { readFileSync } from "node:fs";
import type { Refusals } from "@green-place/tools/refusals";
import { familyOf, type MachineType } from "./machine-type.ts";
import { isPlausible, medianPrice, type PriceRow, toMicroDollars } from "./price.ts";

type Prices = Readonly<Record<string, number>>;
type PriceFile = { readonly prices: Readonly<Record<string, { on_demand: Prices; spot: Prices }>> };

/** The price of an A-series machine is several times that of its vCPUs; near it, the accelerators are missing. */
const LEAST_MULTIPLE_OF_HOST = 2.5;

/** List prices of whole machines, accelerators included, from `file`. Prices of unknown types and places are refused. */
export function readPrices(
  file: string,
  asOf: string,
  types: ReadonlyMap<string, MachineType>,
  refusals: Refusals,
): PriceRow[] {
  const regions = Object.entries((JSON.parse(readFileSync(file, "utf8")) as PriceFile).prices);
  const medians = new Map<string, number>();
  const medianOf = (id: string): number => {
    let middle = medians.get(id);
    if (middle === undefined) {
      middle = medianPrice(regions.flatMap(([, prices]) => prices.on_demand[id] ?? []));
      medians.set(id, middle);
    }
    return middle;
  };
  const hostPrices = regions.flatMap(([, prices]) => prices.on_demand["n1-standard-8"] ?? []);
  if (hostPrices.length === 0)
    throw new Error(`${file} has no price of n1-standard-8, by which host-only prices are told`);
  const cheapestVcpu = Math.min(...hostPrices) / 8;

  return regions.flatMap(([region, prices]) =>
    [...new Set([...Object.keys(prices.on_demand), ...Object.keys(prices.spot)])].flatMap(
      (id): PriceRow[] => {
        const type = types.get(id);
        const place = `${id} in ${region}`;
        if (!type?.regions.has(region)) {
          refusals.refuse(
            type ? "priced where it is not offered" : "price of an unknown machine type",
            place,
          );
          return [];
        }
        let onDemand: number | undefined = prices.on_demand[id];
        let spot: number | undefined = prices.spot[id];
        if (onDemand !== undefined && !isPlausible(onDemand, medianOf(id))) {
          refusals.refuse("on-demand price is no price", `${place}: ${onDemand}`);
          onDemand = undefined;
        } else if (onDemand !== undefined && isHostOnly(type, onDemand, cheapestVcpu)) {
          refusals.refuse("on-demand price leaves out the accelerators", `${place}: ${onDemand}`);
          onDemand = undefined;
        }
        if (onDemand !== undefined && onDemand === prices.on_demand[withoutLocalDisk(id)]) {
          refusals.refuse("price leaves out the local disk", `${place}: ${onDemand}`);
          return [];
        }
        const problem = spotProblem(spot, onDemand, prices.on_demand[id] !== undefined);
        if (problem) {
          refusals.refuse(problem, `${place}: ${spot}`);
          spot = undefined;
        }
        if (onDemand === undefined && spot === undefined) return [];
        return [
          {
            type: id,
            region,
            ...(onDemand !== undefined && { onDemand: toMicroDollars(onDemand) }),
            ...(spot !== undefined && { spot: toMicroDollars(spot) }),
            basis: "list",
            asOf,
            source: "karpenter-gcp-prices",
          },
        ];
      },
    ),
  );
}

/** The type that `c4-standard-4-lssd` is with a local disk; nothing for a type whose name says of none. */
const withoutLocalDisk = (id: string): string => (id.includes("-lssd") ? id.replace("-lssd", "") : "");

function isHostOnly(type: MachineType, price: number, cheapestVcpu: number): boolean {
  return /^a\d/.test(familyOf(type.id)) && price < LEAST_MULTIPLE_OF_HOST * cheapestVcpu * type.vcpus;
}

/** Spot prices move with demand, so they are compared with the on-demand price and not with other regions. */
function spotProblem(
  spot: number | undefined,
  onDemand: number | undefined,
  listed: boolean,
): string | undefined {
  if (spot === undefined) return undefined;
  if (!(spot > 0) || !Number.isFinite(spot)) return "spot price is no price";
  if (onDemand === undefined) return listed ? "spot price beside a refused on-demand price" : undefined;
  if (spot > onDemand) return "spot price above on-demand";
  // The upstream repeats the on-demand price of types that have no spot market.
  return spot === onDemand ? "spot price equals on-demand: no spot market" : undefined;
}
