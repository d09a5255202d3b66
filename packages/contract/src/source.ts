/** Where numbers come from: a publication that somebody can look up. */
export interface Source {
  /** Letters, digits, `.`, `_`, `-`; unique within the package. Every `source` of a fact is one of these ids. */
  readonly id: string;
  /** Who answers for the figures: `Acme`, `US EPA`. */
  readonly publisher: string;
  /** What it is called there, with the edition or date that tells it from its successors. */
  readonly title: string;
  /** Web address, `http:` or `https:`. */
  readonly url: string;
  /** SPDX id where there is one, else the words of the publisher. Never a placeholder such as `TODO`. */
  readonly licence: string;
  /** ISO 8601 date (`2026-03-02`) on which its figures were entered or last compared with it; not in the future. */
  readonly retrieved: string;
}
