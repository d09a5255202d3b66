import type { Readable } from "node:stream";

/** Sends a command's stdout on to this process's, byte for byte, and gives each of its lines to `onLine`. */
export function passStdoutOn(stdout: Readable, onLine: (line: string) => void): void {
  stdout.pipe(process.stdout, { end: false });
  // The reader of stdout has gone: the command must get EPIPE too.
  process.stdout.on("error", () => stdout.destroy());
  let incomplete = "";
  stdout.on("data", (bytes: Buffer) => {
    const lines = (incomplete + bytes.toString("utf8")).split(/[\r\n]+/);
    incomplete = (lines.pop() ?? "").slice(-4096);
    for (const line of lines) onLine(line);
  });
}
