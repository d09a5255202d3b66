/** These ask a run to end. */
const ENDING: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"];
/** These mean something to some jobs, and nothing to us. */
const PASSED_ON: readonly NodeJS.Signals[] = ["SIGUSR1", "SIGUSR2"];

/** Handles the signals to this process; the returned function ends that. */
export function handleSignals(handlers: {
  readonly end: (signal: NodeJS.Signals) => void;
  readonly passOn: (signal: NodeJS.Signals) => void;
}): () => void {
  for (const signal of ENDING) process.on(signal, handlers.end);
  for (const signal of PASSED_ON) process.on(signal, handlers.passOn);
  return () => {
    for (const signal of ENDING) process.off(signal, handlers.end);
    for (const signal of PASSED_ON) process.off(signal, handlers.passOn);
  };
}
