/** The answer to "what is known about this?". An unknown is an answer of its own: never 0, never the nearest name. */
export type Lookup<T> = { readonly ok: true; readonly data: T } | LookupMiss;

export interface LookupMiss {
  readonly ok: false;
  /** Stable and machine readable: `unknown-region`, `unknown-instance-type`, `unknown-zone`, `no-price`, `no-data`, … */
  readonly code: string;
  /** What was asked for: a name, or several. */
  readonly query: string;
  /** Known names that look like the query, nearest first; may be empty. */
  readonly suggestions: readonly string[];
  /** What happened, as a clause or a sentence for people; absent where `code` and `query` say it all. */
  readonly message?: string;
}

export const known = <T>(data: T): Lookup<T> => ({ ok: true, data });

export const unknown = (
  code: string,
  query: string,
  more: { readonly suggestions?: readonly string[]; readonly message?: string } = {},
): LookupMiss => ({ ok: false, code, query, suggestions: [], ...more });
