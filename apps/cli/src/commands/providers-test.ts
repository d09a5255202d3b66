import { GreenPlaceError } from "@green-place/contract";
import type { ConformanceResult } from "@green-place/provider-testkit";
import { Command } from "commander";
import { createColors } from "picocolors";
import { providerTarget } from "../configuration/provider-target.ts";
import type { Session } from "../configuration/session.ts";
import { exitCode } from "../exit-code.ts";
import { type Format, formatOption } from "../options/format-option.ts";
import { conformanceText } from "../render/conformance-text.ts";

export const testCommand = (session: Session): Command =>
  new Command("test")
    .description(
      "Checks a provider from outside: its data, and its code in a process without network or writing.",
    )
    .argument("<target>", "package name, folder of a package, or path of a provider.json")
    .addOption(formatOption())
    .addHelpText("after", "\nExample:\n  green-place providers test ./provider.json")
    .action(async (target: string, { format }: { format: Format }, self: Command & { exitCode?: number }) => {
      const results = await checked(target, session);
      session.out(await rendered(target, results, format, session));
      self.exitCode = results.some(({ faults }) => faults.length > 0) ? exitCode.checkFailed : exitCode.done;
    });

async function checked(target: string, session: Session): Promise<readonly ConformanceResult[]> {
  const path = providerTarget(target, session.cwd);
  const { checkPackage } = await import("@green-place/provider-testkit");
  try {
    return await checkPackage(path, { today: new Date(session.now()).toISOString().slice(0, 10) });
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n", 1)[0] : String(error);
    throw new GreenPlaceError(
      "E_NO_PROVIDER",
      `${target} cannot be checked: ${why}.`,
      "Is it a complete package?",
    );
  }
}

async function rendered(
  target: string,
  results: readonly ConformanceResult[],
  format: Format,
  session: Session,
): Promise<string> {
  if (format === "table") {
    return conformanceText(target, results, session.columns, createColors(session.colour));
  }
  const { listing } = await import("../render/listing.ts");
  return listing(results, [], format, undefined);
}
