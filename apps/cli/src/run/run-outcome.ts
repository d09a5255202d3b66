/** How a run ended. */
export type RunOutcome =
  /** The job's own exit code: 128 + N where signal N ended it, 127 where there is no such program, 126 where it cannot be executed. */
  | { readonly kind: "exited"; readonly code: number }
  /** A signal ended the run before the job was started; `code` is 128 + N. */
  | { readonly kind: "cancelled"; readonly code: number; readonly resumable: boolean }
  /** The job may have been started and is gone, and its exit code was not written down: the machine stopped, or all was killed at once. */
  | { readonly kind: "lost" };
