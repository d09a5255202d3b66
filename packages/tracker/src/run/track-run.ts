import type { Prediction } from "../report/prediction.ts";
import type { TrackReport } from "../report/report.ts";

/** A named part of a run. Tasks may nest and overlap. `await using task = await run.task("fold 1")` ends it at the end of its block. */
export interface TrackTask extends AsyncDisposable {
  readonly name: string;
  /** Ends the task; a second call does nothing. */
  stop(): Promise<void>;
}

/** A measurement that goes on. `await using run = await track()` stops it at the end of its block. */
export interface TrackRun extends AsyncDisposable {
  readonly runId: string;
  /** Starts a named part. */
  task(name: string): Promise<TrackTask>;
  /** Records that one more of the `epochs` is done, or `fraction` (0 to 1) of the whole; gives the prediction, or null without either. */
  step(fraction?: number): Promise<Prediction | null>;
  /** The report so far. */
  report(): TrackReport;
  /** Ends it, writes the outputs, and gives the report; a second call gives the same report. */
  stop(exitCode?: number | null): Promise<TrackReport>;
}
