import { numberIn, readCsv, textIn } from "@green-place/tools/csv";
import type { Refusals } from "@green-place/tools/refusals";
import type { MachineType } from "./machine-type.ts";
import { isPlausible, medianPrice, type PriceRow, toMicroDollars } from "./price.ts";

/** Prices of TPU machines, derived: chips x list price of one chip-hour. Google's chip price covers the host. */
export function readTpuPrices(
  file: string,
  asOf: string,
  types: ReadonlyMap<string, MachineType>,
  refusals: Refusals,
): PriceRow[] {
  const rows = readCsv(file);
  return rows.flatMap((row): PriceRow[] => {
    const chip = textIn(row, "tpu");
    const region = textIn(row, "region");
    const usd = numberIn(row, "usd_chip_hour");
    const spot = numberIn(row, "spot_usd_chip_hour");
    const sameChip = rows.filter((other) => other["tpu"] === chip);
    const middle = medianPrice(sameChip.flatMap((other) => numberIn(other, "usd_chip_hour") ?? []));
    const place = `${chip} in ${region}`;
    if (!isPlausible(usd, middle)) {
      refusals.refuse("chip price is no price", `${place}: ${row["usd_chip_hour"]}`);
      return [];
    }
    if (spot !== undefined && !(spot > 0 && spot < usd)) {
      refusals.refuse("spot chip price not below on-demand", `${place}: ${spot}`);
      return [];
    }
    const machines = [...types.values()].filter(
      (type) => type.accelerator?.id === chip && type.regions.has(region),
    );
    if (machines.length === 0) refusals.refuse("chip priced where no machine with it is offered", place);
    return machines.map((type) => ({
      type: type.id,
      region,
      onDemand: toMicroDollars(usd * type.accelerator!.count),
      ...(spot !== undefined && { spot: toMicroDollars(spot * type.accelerator!.count) }),
      basis: "derived",
      asOf,
      source: "google-tpu-prices",
    }));
  });
}
