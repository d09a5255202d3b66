import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { countryOfAlpha2 } from "./iso-countries.ts";
import type { Refusal } from "./refusals.ts";

const FILE = "unfccc-operating-margin-2021.json";
const MARGIN = "Operating Margin Grid Emission";

const rowShape = z.object({
  [MARGIN]: z.string(),
  country_code_iso_2: z.string(),
  country_code_iso_3: z.string(),
});

export interface CountryMarginalRow {
  readonly alpha2: string;
  readonly alpha3: string;
  readonly name: string;
  readonly year: number;
  readonly g_per_kwh: number;
  readonly source: string;
}

/**
 * Reads the UNFCCC IFI operating margin by country, g/kWh, which the file keeps as text.
 *
 * A margin of 0 is refused: the method gives it to grids without fossil plants of their own (Albania, Nepal, Paraguay, …),
 * where imports or storage would react to one more kWh; as a number it would win every comparison.
 */
export function readUnfcccMargin(folder: string): { rows: CountryMarginalRow[]; refusals: Refusal[] } {
  const rows: CountryMarginalRow[] = [];
  const refusals: Refusal[] = [];
  const entries = z.record(z.string(), rowShape).parse(JSON.parse(readFileSync(join(folder, FILE), "utf8")));
  const claims = new Map<string, number>();
  for (const { country_code_iso_3: code } of Object.values(entries))
    claims.set(code, (claims.get(code) ?? 0) + 1);

  for (const [name, entry] of Object.entries(entries)) {
    const refuse = (reason: string) => refusals.push({ file: FILE, row: name, reason });
    const alpha2 = entry.country_code_iso_2;
    const alpha3 = entry.country_code_iso_3;
    const grams = entry[MARGIN].trim() === "" ? Number.NaN : Number(entry[MARGIN]);
    if (alpha2.trim() === "") refuse("not a country with an ISO 3166-1 code");
    else if (countryOfAlpha2(alpha2)?.alpha3 !== alpha3)
      refuse(`the codes ${alpha2} and ${alpha3} are of two countries`);
    else if (claims.get(alpha3) !== 1) refuse(`${claims.get(alpha3)} rows claim the code ${alpha3}`);
    else if (!Number.isFinite(grams) || grams < 0 || grams >= 2000)
      refuse(`the margin "${entry[MARGIN]}" is not a number of g/kWh`);
    else if (grams === 0) refuse("a margin of 0 says that no fossil plant is there, not what would react");
    else rows.push({ alpha2, alpha3, name, year: 2021, g_per_kwh: grams, source: "unfccc-ifi-2021" });
  }
  return { rows: rows.sort((a, b) => (a.alpha2 < b.alpha2 ? -1 : 1)), refusals };
}
