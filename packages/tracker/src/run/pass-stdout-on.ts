import type { Readable } from "node:stream";

/** Sends a command's stdout on to this process's, byte for byte and no faster than that is read, and gives its bytes to `onOutput` too. */
export function passStdoutOn(stdout: Readable, onOutput: (bytes: Buffer) => void): void {
  stdout.pipe(process.stdout, { end: false });
  // The reader of stdout has gone: the command must get EPIPE too.
  process.stdout.on("error", () => stdout.destroy());
  stdout.on("data", onOutput);
}
