import type { RunClock } from "./run-clock.ts";
import type { RunEvent, RunReport } from "./run-event.ts";
import { signalExit } from "./signal-exit.ts";

/** `00:12:03`, or `2 d 03:04:05`; whole seconds, rounded up. */
export function formatCountdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const days = Math.floor(seconds / 86_400);
  const clock = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
  return days > 0 ? `${days} d ${clock}` : clock;
}

/** `2022-06-01 00:00 UTC` */
export const formatInstant = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 16).replace("T", " ")} UTC`;

/**
 * Tells how a run goes, on stderr: a line for each change, and on a terminal one that counts down while the job waits or is paused.
 * While the job runs nothing is written, for the terminal is the job's then.
 */
export function runReport(
  write: (text: string) => void,
  clock: Pick<RunClock, "now">,
  interactive: boolean,
): RunReport {
  let counting: { readonly what: string; readonly untilMs: number } | undefined;
  const line = (text: string): void =>
    write(`${interactive && counting ? "\r\u001b[K" : ""}green-place: ${text}\n`);
  const count = (): void => {
    if (counting)
      write(`\r\u001b[Kgreen-place: ${counting.what} in ${formatCountdown(counting.untilMs - clock.now())}`);
  };
  const tell = (event: RunEvent): void => {
    if (event.kind === "tick") {
      count();
      return;
    }
    const text = textOf(event);
    line(text);
    counting =
      event.kind === "waiting" || event.kind === "paused"
        ? { what: event.kind === "waiting" ? "starts" : "goes on", untilMs: event.untilMs }
        : undefined;
    if (interactive) count();
  };
  return { tell, tickMs: interactive ? 1000 : undefined };
}

function textOf(event: Exclude<RunEvent, { kind: "tick" }>): string {
  switch (event.kind) {
    case "waiting":
      return `waiting until ${formatInstant(event.untilMs)}`;
    case "started":
      return `started (process group ${event.pid})`;
    case "found":
      return `going on with the job that runs as process group ${event.pid}`;
    case "paused":
      return `paused until ${formatInstant(event.untilMs)}`;
    case "continued":
      return "goes on";
    case "command-failed":
      return `"${event.command}" failed with exit code ${event.code}; it is tried again in a minute`;
    case "not-saved":
      return `${event.why}: how far the run is cannot be saved; it goes on`;
    case "not-removed":
      return `${event.why}: the files of this run stay there`;
    case "signal":
      return `${event.signal} sent on to the job (exit code ${signalExit(event.signal)} if it ends by it)`;
  }
}
