/** What a run reports while it goes on; instants in ms since 1970. */
export type RunEvent =
  | { readonly kind: "waiting"; readonly untilMs: number }
  | { readonly kind: "started"; readonly pid: number }
  /** A job was found that an earlier process started. */
  | { readonly kind: "found"; readonly pid: number }
  | { readonly kind: "paused"; readonly untilMs: number }
  | { readonly kind: "continued" }
  /** A pause or resume command failed; the job stays as it was. */
  | { readonly kind: "command-failed"; readonly command: string; readonly code: number }
  /** How far the run is could not be written down; it goes on without. */
  | { readonly kind: "not-saved"; readonly why: string }
  /** The run is over, and its files, or its lock, could not be removed. */
  | { readonly kind: "not-removed"; readonly why: string }
  /** A signal came and was sent on. */
  | { readonly kind: "signal"; readonly signal: NodeJS.Signals }
  /** Time has gone by while waiting or paused; nothing has changed. */
  | { readonly kind: "tick" };

export interface RunReport {
  readonly tell: (event: RunEvent) => void;
  /** How often to tick, in ms; undefined for never. */
  readonly tickMs: number | undefined;
}
