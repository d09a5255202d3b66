/** Where numbers come from: one row of a `sources.csv`. */
export interface Source {
  readonly id: string;
  readonly publisher: string;
  readonly title: string;
  readonly url: string;
  /** SPDX id where there is one, else the words of the publisher. */
  readonly licence: string;
  /** ISO 8601 date on which its figures were entered or last compared with it. */
  readonly retrieved: string;
}
