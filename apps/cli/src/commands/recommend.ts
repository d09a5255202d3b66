import { countryGroups, everydayTerms } from "@green-place/core";
import { recommendPlacement } from "@green-place/engine";
import { Command, Option } from "commander";
import { createColors } from "picocolors";
import type { Session } from "../configuration/session.ts";
import { exitCode } from "../exit-code.ts";
import { dataOption } from "../options/data-option.ts";
import { duration, placement } from "../options/engine-parsers.ts";
import { formatOption } from "../options/format-option.ts";
import { batchOption, utilisationOption, workloadOption } from "../options/load-options.ts";
import { list } from "../options/parse-list.ts";
import { notNegative, positiveNumber, wholeNumber } from "../options/parse-number.ts";
import { type RecommendOptions, recommendRequest } from "../options/recommend-options.ts";
import { areRegions, withSettingRule } from "../options/setting-rule.ts";
import { asDocument } from "../render/as-json.ts";
import type { FieldsOf } from "../schema/document.ts";
import type { RecommendDocument } from "../schema/recommend-schema.ts";

export function command(session: Session): Command {
  return new Command()
    .description("Ranks every placement that can run a job by the carbon it would emit.")
    .option("--gpu <name>", "accelerator: a100, h100, tpu-v4, mi300x, … (`green-place gpus` lists all)")
    .option("--gpus <n>", "accelerators that the job needs", positiveNumber, 1)
    .option("--gpu-memory <GiB>", "at least so much memory on each accelerator", positiveNumber)
    .option("--hours <h>", "running time: 12, or 90m, 12h, 2d", duration)
    .option("--equivalent", "consider other accelerators too, with hours scaled to the same work")
    .addOption(workloadOption().default("general"))
    .addOption(utilisationOption())
    .addOption(batchOption())
    .option("--vcpus <n>", "vCPUs needed in all; without --gpu, a CPU job", positiveNumber)
    .option("--memory <GiB>", "host memory needed in all", positiveNumber)
    .option("--provider <ids>", "only these providers", list)
    .option("--exclude-provider <ids>", "not these providers", list)
    .addOption(
      withSettingRule(
        new Option("--region <patterns>", "only these regions: aws:eu-*, europe-west4").argParser(list),
        areRegions,
      ),
    )
    .option("--exclude-region <patterns>", "not these regions", list)
    .addOption(
      withSettingRule(
        new Option("--country <codes>", "only these countries: FR,SE").argParser(list),
        (codes) => (codes as string[]).every((code) => code.length !== 3),
      ),
    )
    .option("--exclude-country <codes>", "not these countries", list)
    .addOption(new Option("--within <area>", "only regions in this area").choices(Object.keys(countryGroups)))
    .option(
      "--from <placement>",
      "what to compare with: provider:region:type (default: the median placement)",
      placement,
    )
    .option("--max-usd <n>", "at most so much for the whole job", positiveNumber)
    .option("--max-usd-per-hour <n>", "at most so much an hour for all instances", positiveNumber)
    .addOption(
      new Option("--market <market>", "which price").choices(["on-demand", "spot"]).default("on-demand"),
    )
    .option("--carbon-price <usd>", "US dollars per tonne CO2e, folded into the order", notNegative)
    .addOption(
      new Option("--sort <key>", "what to order by").choices(["carbon", "cost", "energy"]).default("carbon"),
    )
    .addOption(
      withSettingRule(
        new Option("--signal <kind>", "grid intensity").choices(["average", "marginal"]).default("average"),
        (signal, { startWithin }) => signal === "average" || startWithin === undefined,
      ),
    )
    .option("--no-embodied", "leave out embodied carbon")
    .addOption(
      withSettingRule(
        new Option(
          "--start-within <duration>",
          "choose the hours too: start at most so much later (24h, 2d)",
        ).argParser(duration),
        (_, { signal }) => signal === "average",
      ),
    )
    .addOption(
      withSettingRule(
        new Option("--interruptible", "with --start-within: the job may pause and resume"),
        (_, { startWithin }) => startWithin !== undefined,
      ),
    )
    .option("--limit <n>", "options to show", wholeNumber, 10)
    .addOption(dataOption())
    .addOption(formatOption())
    .option("--explain", "show how every number of the first option came about")
    .option("--proportion", "in JSON too: the first option in everyday terms, with their sources")
    .option("--strict", "exit 4 when facts were missing for a placement that could otherwise serve")
    .addHelpText("after", "\nExample:\n  green-place recommend --gpu a100 --hours 12 --within eu")
    .action(async (options: RecommendOptions, self: Command & { exitCode?: number }) => {
      self.exitCode = await run(options, session);
    });
}

async function run(options: RecommendOptions, session: Session): Promise<number> {
  const result = await recommendPlacement(recommendRequest(options), session);
  const [first] = result.options;
  const answer: Answer = {
    ...result,
    ...(options.proportion && first && { proportion: everydayTerms(first) }),
  };
  for (const piece of await rendered(answer, options, session)) {
    session.out(piece);
    // A turn of the event loop, in which it shows when the reader has left.
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (result.options.length === 0) {
    session.warn("nothing is eligible. Loosen the constraint that the counts above point at.");
    return exitCode.nothingEligible;
  }
  const missing = result.coverage.excluded.filter(({ reason }) => reason.endsWith("-unknown"));
  if (options.strict && missing.length > 0) {
    const what = missing.map(({ reason, count }) => `${count} ${reason}`).join(", ");
    session.warn(`facts are missing and --strict is set: ${what}.`);
    return exitCode.dataMissing;
  }
  return exitCode.done;
}

type Answer = FieldsOf<RecommendDocument>;

/** The answer in the format that was asked for, whole or in pieces. */
async function rendered(
  answer: Answer,
  { format }: RecommendOptions,
  session: Session,
): Promise<Iterable<string>> {
  if (format === "json") return [asDocument<RecommendDocument>(answer)];
  if (format === "csv") return (await import("../render/as-csv.ts")).csvPieces(answer.options);
  if (format === "md") {
    const { asMarkdown, markdownText } = await import("../render/as-markdown.ts");
    return [asMarkdown(answer.options), ...answer.warnings.map((warning) => `\n${markdownText(warning)}\n`)];
  }
  const { recommendationText } = await import("../render/recommendation-text.ts");
  return [recommendationText(answer, session.columns, createColors(session.colour))];
}
