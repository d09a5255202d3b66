import { GreenPlaceError } from "@green-place/contract";
import { printable } from "@green-place/core";
import type { TrustState } from "./folder-trust.ts";

/** `E_NOT_TRUSTED`: a folder asks for something that only a trusted one may. */
export class NotTrustedError extends GreenPlaceError {
  constructor(what: string, state: TrustState, folder: string) {
    super("E_NOT_TRUSTED", `${what}, ${whyNot(state)}.`, howToTrust(folder));
  }
}

/** The end of a sentence about what was not done. */
export const whyNot = (state: TrustState): string =>
  state === "changed" ? "and it has changed since it was trusted" : "and the folder is not trusted";

/** What to do about it; the folder is written such that it can be copied into a shell. */
export const howToTrust = (folder: string): string =>
  `\`green-place trust ${shellWord(folder)}\` trusts it as it is now; --no-config does without.`;

function shellWord(text: string): string {
  const shown = printable(text);
  return /^[\w@%+=:,./\\-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", `'\\''`)}'`;
}
