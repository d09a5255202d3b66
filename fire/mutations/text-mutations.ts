import { hostileNumbers, hostileTexts } from "./hostile-values.ts";
import type { Step } from "./step.ts";

const pick = <T>(items: readonly T[], at: number): T => items[at % items.length]!;

/** A length, short as a rule. */
const lengthOf = (choice: number): number => pick([1, 1, 2, 4, 8, 16, 64, 256, 1024], choice);

/** Changes of bytes: what a bad disk, a bad editor and a bad copy do. */
const changes: readonly ((bytes: Buffer, at: number, choice: number) => Buffer)[] = [
  (bytes, at, choice) => {
    const flipped = Buffer.from(bytes);
    if (flipped.length > 0) flipped[at % flipped.length]! ^= 1 << (choice % 8);
    return flipped;
  },
  (bytes, at) => bytes.subarray(0, at % (bytes.length + 1)),
  (bytes, at, choice) => without(bytes, at % (bytes.length + 1), lengthOf(choice)),
  (bytes, at, choice) => inserted(bytes, at, Buffer.from(pick(hostileTexts, choice))),
  (bytes, at, choice) => inserted(bytes, at, Buffer.from(pick(hostileNumbers, choice))),
  (bytes, at, choice) => inserted(bytes, at, Buffer.from([choice % 256])),
  (bytes, at, choice) => inserted(bytes, at, Buffer.from(pick(marks, choice))),
  (bytes, at, choice) => {
    const from = at % (bytes.length + 1);
    const part = bytes.subarray(from, from + lengthOf(choice));
    return inserted(bytes, from, Buffer.concat(Array.from({ length: 1 + (choice % 50) }, () => part)));
  },
  (bytes) => Buffer.concat([Buffer.from("\uFEFF"), bytes]),
  (bytes) => Buffer.from(bytes.toString("utf8").replaceAll("\n", "\r\n")),
  (bytes, at, choice) => inserted(bytes, at, Buffer.alloc(lengthOf(choice), 0)),
  (bytes, at) => inserted(bytes, at, Buffer.alloc(70_000, "x")),
  (bytes) => Buffer.from(bytes.toString("utf8"), "utf16le"),
];

const marks = [
  "\n",
  ",",
  '"',
  "'",
  ":",
  ";",
  "{",
  "}",
  "[",
  "]",
  "-",
  "#",
  "&a ",
  "*a",
  "|",
  "\\",
  "\t",
  "%",
  "e",
  ".",
];

const without = (bytes: Buffer, from: number, length: number): Buffer =>
  Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)]);

const inserted = (bytes: Buffer, at: number, part: Buffer): Buffer => {
  const from = at % (bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, from), part, bytes.subarray(from)]);
};

/** The text with some of its bytes changed, and read as UTF-8 again, as files are. */
export const mutatedText = (text: string, { kind, at, choice }: Step): string =>
  pick(changes, kind)(Buffer.from(text), at, choice).toString("utf8");
