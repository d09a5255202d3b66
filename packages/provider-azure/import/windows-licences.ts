import { join } from "node:path";
import { numberIn, readCsv, textIn } from "@green-place/tools/csv";
import type { Refusals } from "@green-place/tools/refusals";
import { parseSizeName, seriesOf } from "../src/live/size-name.ts";
import { type MixedPrice, tellWindowsPrices } from "./mixed-prices.ts";
import type { Offer } from "./read-list-prices.ts";

/** Series of which the price list holds the Windows price as well, under a product's name that does not say so. */
export interface WindowsLicence {
  readonly series: RegExp;
  readonly usdPerVcpuHour: number;
  /** A size that is priced beside them in every region and is never mixed up. */
  readonly comparedWith: string;
  /** Linux price of a size of the series over that of `comparedWith`, where the list itself cannot tell. */
  readonly priceRatio?: number;
}

/** The hand-kept `cloud-services-licences.csv`. */
export function readWindowsLicences(ownTables: string): WindowsLicence[] {
  return readCsv(join(ownTables, "cloud-services-licences.csv")).map((row) => {
    const [usdPerVcpuHour, priceRatio] = [
      numberIn(row, "licence_usd_per_vcpu_hour"),
      numberIn(row, "price_ratio"),
    ];
    const series = textIn(row, "series_pattern");
    if (usdPerVcpuHour === undefined || usdPerVcpuHour <= 0)
      throw new Error(`cloud-services-licences.csv: "${series}" has no licence above 0`);
    return {
      series: new RegExp(`^(?:${series})$`),
      usdPerVcpuHour,
      comparedWith: textIn(row, "compared_with"),
      ...(priceRatio !== undefined && { priceRatio }),
    };
  });
}

/** The offers with every Windows price made the Linux price that it holds, and none where the list leaves it open. */
export function withoutWindowsLicences(
  offers: readonly Offer[],
  occupiedVcpus: (size: string) => number | undefined,
  licences: readonly WindowsLicence[],
  refusals: Refusals,
): Offer[] {
  const places = new Map(offers.map((offer) => [placeOf(offer), offer]));
  for (const licence of licences) {
    const mixed = offers.flatMap((offer): MixedPrice[] => {
      const [name, vcpus] = [parseSizeName(offer.size), occupiedVcpus(offer.size)];
      if (!name || vcpus === undefined || offer.usdPerHour === undefined) return [];
      if (!licence.series.test(seriesOf(name))) return [];
      const beside = places.get(placeOf({ size: licence.comparedWith, region: offer.region }));
      return [
        {
          offer,
          usdPerHour: offer.usdPerHour,
          licenceUsdPerHour: licence.usdPerVcpuHour * vcpus,
          besideUsdPerHour: beside?.usdPerHour ?? Number.NaN,
        },
      ];
    });
    for (const { offer, kind, linuxUsdPerHour } of tellWindowsPrices(mixed, licence.priceRatio)) {
      const { size, region } = offer;
      if (kind === "windows")
        places.set(placeOf(offer), { size, region, usdPerHour: linuxUsdPerHour, licenceOff: true });
      if (kind !== "unknown") continue;
      refusals.refuse("may be the Windows price (offer kept without a price)", placeOf(offer));
      places.set(placeOf(offer), { size, region });
    }
  }
  return [...places.values()];
}

const placeOf = ({ size, region }: Pick<Offer, "size" | "region">): string => `${size} in ${region}`;
