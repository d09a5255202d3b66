/** What is said of an output that failed, while the run goes on and at its end alike. */
export const failureSentence = (what: string, error: unknown): string =>
  `${what} was not written: ${error instanceof Error ? error.message : String(error)}.`;
