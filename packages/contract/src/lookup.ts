/**
 * The answer to "what is known about this?": `known(data)` or `unknown(code, query)`. An unknown is an answer of its own: never 0, never the
 * nearest name, never an exception.
 */
export type Lookup<T> = { readonly ok: true; readonly data: T } | LookupMiss;

/** What was asked for is not known. */
export interface LookupMiss {
  readonly ok: false;
  /**
   * Stable and machine readable, lower case with dashes. For a price: `unknown-region`, `unknown-instance-type`, or `no-price` where both are
   * known; for an intensity: `unknown-zone`, `no-data`; live sources have more.
   */
  readonly code: string;
  /** What was asked for: a name, or several. */
  readonly query: string;
  /** Known names that look like the query, nearest first. May be empty: whoever asks knows the names too. */
  readonly suggestions: readonly string[];
  /** What happened, as a clause or a sentence for people; absent where `code` and `query` say it all. */
  readonly message?: string;
}

/** `{ ok: true, data }` */
export const known = <T>(data: T): Lookup<T> => ({ ok: true, data });

/** `{ ok: false, code, query, suggestions }`, without suggestions unless there are `more`. */
export const unknown = (
  code: string,
  query: string,
  more: { readonly suggestions?: readonly string[]; readonly message?: string } = {},
): LookupMiss => ({ ok: false, code, query, suggestions: [], ...more });
