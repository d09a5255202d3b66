import { constants } from "node:os";

/** The exit code by which a shell says that a signal ended a command: 128 + N. */
export const signalExit = (signal: NodeJS.Signals): number => 128 + constants.signals[signal];
