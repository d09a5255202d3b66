import { GreenPlaceError } from "@green-place/contract";
import { bundledProviders, DataMissingError } from "@green-place/engine";
import {
  catalogueFetchers,
  type RefreshableProvider,
  refreshable,
  writeCatalogue,
} from "@green-place/engine/refresh";
import { Argument, Command, Option } from "commander";
import type { Session } from "../configuration/session.ts";
import { exitCode } from "../exit-code.ts";
import { type Format, formatOption } from "../options/format-option.ts";
import { needsTrust } from "../options/needs-trust.ts";
import { asDocument } from "../render/as-json.ts";
import { listing } from "../render/listing.ts";
import { gapLine, refreshSummary, summaryColumns } from "../render/refresh-summary.ts";
import type { RefreshDocument } from "../schema/refresh-schema.ts";

interface Options {
  project?: string;
  subscription?: string;
  strict?: true;
  format: Format;
}

export function command(session: Session): Command {
  return new Command()
    .description(
      "Asks a cloud, through its own SDK and with your own credentials, what it offers today, and keeps the answer in the cache for `--data live`. Shipped data stays as it is.",
    )
    .addArgument(new Argument("<provider>", "which cloud").choices(refreshable))
    .addOption(
      needsTrust(
        new Option("--project <id>", "Google Cloud project to ask for (default: that of the credentials)"),
        "opens a connection",
      ),
    )
    .addOption(
      needsTrust(
        new Option("--subscription <id>", "Azure subscription to ask for (default: AZURE_SUBSCRIPTION_ID)"),
        "opens a connection",
      ),
    )
    .option("--strict", "exit 4 when a region, zone or its prices could not be had")
    .addOption(formatOption())
    .addHelpText("after", "\nExample:\n  green-place refresh aws")
    .action(
      async (provider: RefreshableProvider, options: Options, self: Command & { exitCode?: number }) => {
        self.exitCode = await run(provider, options, session);
      },
    );
}

async function run(id: RefreshableProvider, options: Options, session: Session): Promise<number> {
  const { env } = session;
  const shipped = (await bundledProviders()).find((provider) => provider.id === id)!;
  const catalogue = await catalogueFetchers[id]({
    shipped,
    now: new Date(session.now()),
    project: options.project,
    subscription: options.subscription,
    env,
    progress: session.warn,
  }).catch(asMissingData);
  const file = await writeCatalogue(shipped, catalogue, session);
  const summary = refreshSummary(catalogue, file);
  session.out(
    options.format === "json"
      ? asDocument<RefreshDocument>(summary)
      : listing([summary], summaryColumns, options.format, session.columns),
  );
  for (const gap of summary.gaps) session.warn(gapLine(id, gap));
  session.warn(`written to ${file}. Use it with --data live.`);
  const failed = summary.gaps.some(({ code }) => code.endsWith("-failed"));
  return failed && options.strict ? exitCode.dataMissing : exitCode.done;
}

/** A cloud that does not answer is missing data; an SDK or a setting that is missing is the caller's to mend. */
function asMissingData(error: unknown): never {
  if (GreenPlaceError.isInstance(error) && error.code === "E_LIVE_FAILED")
    throw new DataMissingError(error.code, error.message, error.hint, { cause: error });
  throw error;
}
