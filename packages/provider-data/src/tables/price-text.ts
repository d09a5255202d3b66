import type { Market, Price } from "@green-place/contract";

/** What one type costs in one region, as tables hold it; a price that is absent is unknown. */
export interface PriceCell {
  /** Index into the regions. */
  readonly region: number;
  readonly onDemand?: { readonly usdPerHour: number; readonly basis: Price["basis"] } | undefined;
  readonly spot?: { readonly usdPerHour: number; readonly basis: Price["basis"] } | undefined;
  /** Index into the dates. */
  readonly asOf: number;
  /** Index into the sources. */
  readonly source: number;
}

const letterOf = { list: "l", derived: "d" } as const;
const basisOf: Readonly<Record<string, Price["basis"]>> = { l: "list", d: "derived" };

/**
 * The prices of one type as text. Cells that share basis, date and source stand behind one head:
 *
 *   on-demand basis, spot basis, date, source : region,on-demand,spot region,on-demand …
 *
 * with groups joined by `;` and an empty part being unknown.
 */
export function encodePrices(cells: readonly PriceCell[]): string {
  const groups = new Map<string, string[]>();
  for (const { region, onDemand, spot, asOf, source } of cells) {
    const head = [onDemand && letterOf[onDemand.basis], spot && letterOf[spot.basis], asOf, source].join(",");
    const cell = [region, onDemand?.usdPerHour, spot?.usdPerHour].join(",").replace(/,+$/, "");
    const group = groups.get(head);
    if (group) group.push(cell);
    else groups.set(head, [cell]);
  }
  return [...groups].map(([head, group]) => `${head}:${group.join(" ")}`).join(";");
}

/** What one type costs in one region in one market. */
export interface DecodedPrice extends Pick<PriceCell, "region" | "asOf" | "source"> {
  readonly usdPerHour: number;
  readonly basis: Price["basis"];
}

/** The way back: the prices of one type that are known of a market. */
export function decodePrices(text: string, market: Market): DecodedPrice[] {
  const prices: DecodedPrice[] = [];
  for (const group of text.split(";")) {
    const [head = "", rest = ""] = group.split(":");
    const [onDemandBasis = "", spotBasis = "", asOf, source] = head.split(",");
    const basis = basisOf[market === "spot" ? spotBasis : onDemandBasis];
    if (!basis) continue;
    for (const cell of rest.split(" ")) {
      const [region, onDemand, spot] = cell.split(",");
      const usdPerHour = market === "spot" ? spot : onDemand;
      if (!usdPerHour) continue;
      prices.push({
        region: Number(region),
        usdPerHour: Number(usdPerHour),
        basis,
        asOf: Number(asOf),
        source: Number(source),
      });
    }
  }
  return prices;
}
