import type { Accelerator, ProviderV1 } from "@green-place/contract";
import { knownAccelerators } from "@green-place/core";
import { chosenProviders, loadCatalogue } from "@green-place/engine";
import { Command } from "commander";
import type { Session } from "../configuration/session.ts";
import { type Format, formatOption } from "../options/format-option.ts";
import { matchesText } from "../options/matches-text.ts";
import { list } from "../options/parse-list.ts";
import { listing, type RowColumn } from "../render/listing.ts";
import { plainRange } from "../render/plain-range.ts";
import { orUnknown } from "../render/unknown-text.ts";
import type { AcceleratorRow } from "../schema/gpus-schema.ts";
import { listExit } from "./list-exit.ts";

interface Options {
  provider?: string[];
  search?: string;
  format: Format;
}

const columns: readonly RowColumn<AcceleratorRow>[] = [
  { title: "accelerator", of: ({ id }) => id },
  { title: "peak W", of: (row) => orUnknown(row.peakWatts), align: "right" },
  { title: "idle W", of: (row) => orUnknown(row.idleWatts), align: "right" },
  { title: "GiB", of: (row) => orUnknown(row.memoryGib), align: "right", dispensable: 1 },
  { title: "bf16 TFLOP/s", of: (row) => orUnknown(row.bf16Tflops), align: "right", dispensable: 4 },
  { title: "fp16 TFLOP/s", of: (row) => orUnknown(row.fp16Tflops), align: "right", dispensable: 5 },
  { title: "GB/s", of: (row) => orUnknown(row.bandwidthGbPerS), align: "right", dispensable: 6 },
  { title: "embodied kg", of: (row) => orUnknown(row.embodiedKg), align: "right", dispensable: 3 },
  { title: "providers", of: ({ providers }) => providers.join(" ") || "none", dispensable: 2 },
];

export function command(session: Session): Command {
  return new Command()
    .description("Lists accelerators with power, memory, throughput (dense) and embodied carbon.")
    .option("--provider <ids>", "only accelerators that these providers rent out", list)
    .option("--search <text>", "only accelerators whose id, name, vendor or alias contain these words")
    .addOption(formatOption())
    .addHelpText("after", "\nExample:\n  green-place gpus --search h100")
    .action(async (options: Options, self: Command & { exitCode?: number }) => {
      const { providers, hardware } = await loadCatalogue({ signal: "average" }, session);
      const chosen = chosenProviders(options.provider, providers);
      const rows = knownAccelerators(hardware, providers)
        .filter((chip) => matchesText(options.search, [chip.id, chip.name, chip.vendor, ...chip.aliases]))
        .map((chip) => rowOf(chip, chosen))
        .filter((row) => !options.provider || row.providers.length > 0);
      session.out(listing(rows, columns, options.format, session.columns));
      self.exitCode = listExit(rows.length, "accelerator", session);
    });
}

const rowOf = (chip: Accelerator, providers: readonly ProviderV1[]): AcceleratorRow => ({
  id: chip.id,
  name: chip.name,
  vendor: chip.vendor,
  kind: chip.kind,
  family: chip.family,
  aliases: chip.aliases,
  peakWatts: plainRange(chip.peakWatts),
  idleWatts: plainRange(chip.idleWatts),
  memoryGib: plainRange(chip.memoryGib),
  bandwidthGbPerS: plainRange(chip.bandwidthGbPerS),
  bf16Tflops: plainRange(chip.bf16Tflops),
  fp16Tflops: plainRange(chip.fp16Tflops),
  fp32Tflops: plainRange(chip.fp32Tflops),
  embodiedKg: plainRange(chip.embodiedKg),
  providers: providers
    .filter((provider) =>
      provider.instanceTypes().some((type) => type.accelerators.some(({ id }) => id === chip.id)),
    )
    .map(({ id }) => id),
});
