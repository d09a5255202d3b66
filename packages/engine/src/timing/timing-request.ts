/** Where the hours are sought: a grid zone, a cloud region such as `gcp:europe-west4`, or a CSV of one's own. */
export type TimingPlace =
  | { readonly zone: string }
  | { readonly region: string }
  | { readonly intensityFile: string };

/** How long a job runs, where, and how far it may be moved. */
export interface TimingRequest {
  readonly durationHours: number;
  /** From the start of the window until it has to be done; default 24, or all of a file. */
  readonly withinHours?: number;
  readonly place: TimingPlace;
  readonly interruptible?: boolean;
  /** What each start costs on top, as running time. */
  readonly restartOverheadHours?: number;
  /** Start of the window, milliseconds since 1970; default now. */
  readonly atMs?: number;
  /** Plan with the real hours of that year, at its yearly level, in place of typical days. Only 2022 is shipped: another year throws `E_NO_HOURLY_DATA`. */
  readonly historyYear?: number;
  /** Ask live sources, and fall back to typical days. */
  readonly live?: boolean;
  /** Of a file it is what its owner says; marginal hours of a zone need `live`. */
  readonly signal: "average" | "marginal";
  /** No falling back: without live data it throws `E_NO_LIVE_DATA`. */
  readonly strict?: boolean;
}
