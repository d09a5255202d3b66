import { takeLock } from "../../src/system/process-lock.ts";

/** Takes each lock that it is told of at the instant it is told, as fast as others do, and answers whether it holds it. */
process.on("message", ({ name, atMs }: { readonly name: string; readonly atMs: number }) => {
  while (Date.now() < atMs);
  const { lock } = takeLock(name, Number.POSITIVE_INFINITY);
  process.send!(lock !== undefined);
});
process.send!("ready");
