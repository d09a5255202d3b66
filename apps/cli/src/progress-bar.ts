import type { Terminal } from "./terminal.ts";

export interface ProgressBar {
  step(): void;
  stop(): void;
}

/** A bar on stderr while something long goes on; nothing where stderr is not a terminal. */
export async function progressBar(title: string, total: number, terminal: Terminal): Promise<ProgressBar> {
  if (!terminal.interactive) return { step: () => undefined, stop: () => undefined };
  const { SingleBar } = (await import("cli-progress")).default;
  const bar = new SingleBar({
    format: `${title} {bar} {value}/{total}`,
    clearOnComplete: true,
    hideCursor: true,
    stream: process.stderr,
  });
  bar.start(total, 0);
  return { step: () => bar.increment(), stop: () => bar.stop() };
}
