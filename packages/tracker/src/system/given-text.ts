import { open } from "node:fs/promises";

const BYTES_PER_MIB = 2 ** 20;

/**
 * The text of a file, a pipe too, of at most `mostBytes`. Rejects with what `node:fs` rejects with, and with the code `EFBIG` for a file that
 * is bigger, of which no more than that is read.
 */
export async function givenText(path: string, mostBytes: number): Promise<string> {
  const handle = await open(path, "r");
  try {
    // A device says that it has no size, and may have no end.
    let size = (await handle.stat()).size;
    if (size > mostBytes) throw tooBig(path, mostBytes);
    const chunks: Buffer[] = [];
    size = 0;
    for await (const chunk of handle.createReadStream({ autoClose: false, highWaterMark: BYTES_PER_MIB })) {
      size += (chunk as Buffer).length;
      if (size > mostBytes) throw tooBig(path, mostBytes);
      chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks).toString("utf8");
  } finally {
    await handle.close();
  }
}

const tooBig = (path: string, mostBytes: number): Error =>
  Object.assign(new Error(`${path} has more than ${mostBytes} bytes`), { code: "EFBIG" });
