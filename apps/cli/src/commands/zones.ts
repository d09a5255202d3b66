import type { Range } from "@green-place/contract";
import { Command } from "commander";
import { type Format, formatOption } from "../options/format-option.ts";
import { matchesText } from "../options/matches-text.ts";
import { list } from "../options/parse-list.ts";
import { attributionOf } from "../render/attribution-of.ts";
import { significant } from "../render/format-number.ts";
import { listing, type RowColumn } from "../render/listing.ts";
import { plainRange } from "../render/plain-range.ts";
import { orUnknown } from "../render/unknown-text.ts";
import type { ZoneRow } from "../schema/zones-schema.ts";
import type { Terminal } from "../terminal.ts";
import { listExit } from "./list-exit.ts";

interface Options {
  country?: string[];
  search?: string;
  format: Format;
}

const columns: readonly RowColumn<ZoneRow>[] = [
  { title: "zone", of: ({ zone }) => zone },
  { title: "name", of: ({ name }) => name, dispensable: 2 },
  { title: "country", of: ({ country }) => country, dispensable: 3 },
  { title: "g/kWh", of: (row) => orUnknown(row.gramsPerKwh), align: "right" },
  { title: "90 % range", of: ({ gramsPerKwh }) => rangeText(gramsPerKwh) },
  { title: "L/kWh", of: (row) => orUnknown(row.litresPerKwh), align: "right", dispensable: 5 },
  { title: "year", of: ({ year }) => String(year), dispensable: 4 },
  { title: "hourly data", of: ({ hourly }) => hourly ?? "unknown", dispensable: 1 },
];

const rangeText = (range: Range | null): string =>
  range === null ? "" : `${significant(range.low)} to ${significant(range.high)}`;

export function command(terminal: Terminal): Command {
  return new Command()
    .description(
      "Lists grid zones with carbon intensity and water of electricity of the newest year and whether hours are known.",
    )
    .option("--country <codes>", "only these countries: FR,SE", list)
    .option("--search <text>", "only zones whose id or name contain these words")
    .addOption(formatOption())
    .addHelpText("after", "\nExample:\n  green-place zones --country SE,NO")
    .action(async (options: Options, self: Command & { exitCode?: number }) => {
      const { attribution, ELECTRICITY_MAPS, electricityMaps, zones } = await import(
        "@green-place/intensity-data"
      );
      const { hourlyZones } = await import("@green-place/intensity-data/hourly");
      const hourly = new Map(hourlyZones().map(({ zone, status }) => [zone, status]));
      const source = electricityMaps();
      const rows = zones()
        .filter(
          ({ zone, name, country }) =>
            (options.country?.some((code) => code.toUpperCase() === country) ?? true) &&
            matchesText(options.search, [zone, name]),
        )
        .map(({ zone, name, country, year }): ZoneRow => {
          const found = source.annual({ zones: [{ scheme: ELECTRICITY_MAPS, id: zone }], country });
          return {
            zone,
            name,
            country,
            gramsPerKwh: found.ok ? plainRange(found.data.gramsPerKwh) : null,
            litresPerKwh: found.ok && found.data.ewif ? plainRange(found.data.ewif) : null,
            year,
            hourly: hourly.get(zone) ?? null,
            attribution: attributionOf(
              source
                .sources()
                .filter(
                  ({ id }) =>
                    found.ok && [found.data.gramsPerKwh.source, found.data.ewif?.source].includes(id),
                ),
            ),
          };
        });
      terminal.out(listing(rows, columns, options.format, terminal.columns));
      if (rows.length > 0) terminal.err(`${attribution}\n`);
      self.exitCode = listExit(rows.length, "zone", terminal);
    });
}
