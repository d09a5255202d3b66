import { statSync } from "node:fs";
import { resolve } from "node:path";
import { GreenPlaceError } from "@green-place/contract";
import { printable } from "@green-place/core";
import { findProject } from "@green-place/engine/plugins";
import { Command } from "commander";
import type { Session } from "../configuration/session.ts";
import { toBeTrusted } from "../configuration/to-be-trusted.ts";
import { realFolder } from "../trust/folder-trust.ts";
import { removeTrust, writeTrust } from "../trust/trust-record.ts";

export function command(session: Session): Command {
  return new Command()
    .description(
      "Trusts a folder as it is now: its configuration and its providers may run as code, and its configuration may have files written, connections opened and commands run. Nothing is run by this.",
    )
    .argument("[folder]", "default: that of the project around")
    .option("--remove", "trust the folder no longer")
    .addHelpText(
      "after",
      `
Example:
  green-place trust

It holds until one of the files changes, for this folder alone. What trusted code
imports is trusted with it. \`green-place doctor\` lists trusted folders.
GREEN_PLACE_TRUST=folder:folder trusts folders whatever they hold, in CI say.`,
    )
    .action(async (named: string | undefined, { remove }: { remove?: true }) => {
      const around = findProject(session.cwd)?.folder ?? session.cwd;
      const folder = realFolder(named === undefined ? around : resolve(session.cwd, named));
      session.out(printableLines(remove ? removed(folder, session) : await trusted(folder, session)));
    });
}

function removed(folder: string, session: Session): readonly string[] {
  return [removeTrust(folder, session) ? `${folder} is no longer trusted.` : `${folder} was not trusted.`];
}

async function trusted(folder: string, session: Session): Promise<readonly string[]> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new GreenPlaceError("E_CANNOT_TRUST", `There is no folder ${folder}.`, "Check the path.");
  const digests = await toBeTrusted(folder, session.env);
  const names = Object.keys(digests);
  if (names.length === 0) {
    removeTrust(folder, session);
    return [`Nothing in ${folder} needs trust: it has no configuration, and no provider that is code.`];
  }
  await writeTrust({ folder, digests }, session);
  return [`Trusted in ${folder}, as it is now:`, ...names.map((name) => `  ${name}`)];
}

const printableLines = (lines: readonly string[]): string =>
  lines.map((line) => `${printable(line)}\n`).join("");
