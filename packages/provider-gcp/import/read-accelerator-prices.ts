import { numberIn, readCsv, textIn } from "@green-place/tools/csv";
import type { MachineType } from "./machine-type.ts";
import { type PriceRow, toMicroDollars } from "./price.ts";

/**
 * Prices of machines whose accelerators Google prices by the piece, derived from the hand-kept list in `file`:
 *
 *   TPU machine = chips x chip-hour                    (the chip's price covers its host)
 *   N1 with GPUs = price of the host + GPUs x GPU-hour
 *
 * On demand only: spot prices of host and GPU move apart. Without a price of the host there is none of the machine.
 */
export function readAcceleratorPrices(
  file: string,
  asOf: string,
  types: ReadonlyMap<string, MachineType>,
  hostPrices: readonly PriceRow[],
): PriceRow[] {
  const hosts = new Map(hostPrices.map((price) => [`${price.type} ${price.region}`, price.onDemand]));
  return readCsv(file).flatMap((row) => {
    const region = textIn(row, "region");
    const usd = numberIn(row, "usd_per_hour");
    if (usd === undefined) return [];
    return [...types.values()].flatMap((type): PriceRow[] => {
      if (type.accelerator?.id !== textIn(row, "accelerator") || !type.regions.has(region)) return [];
      const host = type.host === undefined ? 0 : hosts.get(`${type.host} ${region}`);
      if (host === undefined) return [];
      const onDemand = toMicroDollars(host + usd * type.accelerator.count);
      return [{ type: type.id, region, onDemand, basis: "derived", asOf, source: textIn(row, "source") }];
    });
  });
}
