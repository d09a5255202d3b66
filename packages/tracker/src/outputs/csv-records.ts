import { createReadStream } from "node:fs";

/** A record of a CSV file. */
export interface CsvRecord {
  /** Byte at which it starts. */
  readonly start: number;
  /** Byte after its end. */
  readonly end: number;
  /** Its cells, one character for each byte, without the quotes around and in them. */
  readonly cells: readonly string[];
  /** Whether a line feed ends it. Only the last may lack one. */
  readonly ended: boolean;
  /** Whether it stops within quotes. */
  readonly quoted: boolean;
}

/** The records of a CSV file, read as they come: a parser for complete tables says nothing of a row that was cut off. */
export async function* csvRecords(path: string): AsyncGenerator<CsvRecord> {
  let [start, at, quoted, cell] = [0, 0, false, ""];
  let cells: string[] = [];
  for await (const part of createReadStream(path, { encoding: "latin1" })) {
    for (const character of part as string) {
      at++;
      if (character === '"') quoted = !quoted;
      else if (character === "," && !quoted) {
        cells.push(cell);
        cell = "";
      } else if (character === "\n" && !quoted) {
        yield { start, end: at, cells: [...cells, cell], ended: true, quoted };
        [start, cell, cells] = [at, "", []];
      } else cell += character;
    }
  }
  if (at > start) yield { start, end: at, cells: [...cells, cell], ended: false, quoted };
}

/** Whether the bytes of a text are anywhere in a file. */
export async function fileMentions(path: string, text: string): Promise<boolean> {
  let before = "";
  for await (const part of createReadStream(path, { encoding: "latin1", highWaterMark: 2 ** 20 })) {
    const both = before + part;
    if (both.includes(text)) return true;
    before = both.slice(-text.length);
  }
  return false;
}
