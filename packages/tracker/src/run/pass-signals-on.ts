import { terminalGroup } from "../system/terminal-group.ts";

const passedOn: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2"];

/**
 * Passes the signals to this process on to a command in the same process group, once: what a terminal sends, it sends to the whole
 * foreground group, whatever stdin is. The returned function ends that. Windows has its own way: its console tells all of its processes.
 *
 * A signal does not say who sent it: SIGINT or SIGQUIT that somebody sends to this process alone, while it is in the foreground of a
 * terminal, is taken for a key of that terminal.
 */
export function passSignalsOn(send: (signal: NodeJS.Signals) => void): () => void {
  if (process.platform === "win32") return () => undefined;
  const atFirst = terminalGroup();
  const sentToGroup = (signal: NodeJS.Signals): boolean => {
    const now = terminalGroup();
    if (signal === "SIGINT" || signal === "SIGQUIT") return now?.foreground === true;
    // A terminal that is closed: its foreground group gets SIGHUP once its session's leader has gone, but not by a leader that stays.
    return signal === "SIGHUP" && atFirst?.foreground === true && now?.none === true && !now.leads;
  };
  const handlers = passedOn.map((signal) => {
    const handler = (): void => {
      if (!sentToGroup(signal)) send(signal);
    };
    process.on(signal, handler);
    return [signal, handler] as const;
  });
  return () => {
    for (const [signal, handler] of handlers) process.removeListener(signal, handler);
  };
}
