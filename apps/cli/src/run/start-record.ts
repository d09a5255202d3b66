import { closeSync, fsyncSync, linkSync, openSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isFileError } from "./state-disk.ts";

/** What is known of a start of the job. `unreadable`: its record holds something else. */
export type StartRecord =
  /** Written before the shell is told to begin: it may have begun, or not. */
  | { readonly state: "claimed"; readonly pid: number }
  /** The shell was not told, or could not note that it begins: the job was not started, and never will be by that shell. */
  | { readonly state: "never" }
  | { readonly state: "running"; readonly pid: number }
  | { readonly state: "ended"; readonly pid: number; readonly code: number }
  | { readonly state: "unreadable" };

/** Words of one length, so that each is written over the last one in place: that takes no room, on a full disk neither. */
export const word = {
  claimed: "claimed  ",
  never: "never    ",
  running: "running  ",
  ended: "ended ",
} as const;

const pattern = /^(?:(claimed|running) {2}|(never) {4}|(ended) (\d{3})) (\d{1,10})\n$/;

function parse(text: string): StartRecord {
  const [whole, going, never, , code, pidText] = pattern.exec(text) ?? [];
  if (whole === undefined || (code !== undefined && Number(code) > 255)) return { state: "unreadable" };
  const pid = Number(pidText);
  if (never !== undefined) return { state: "never" };
  if (code !== undefined) return { state: "ended", pid, code: Number(code) };
  return { state: going as "claimed" | "running", pid };
}

const claim = /^start-(\d{1,4})$/;

/** The latest start of the job, and the file of its record; undefined if there was none. Throws what the file system throws. */
export function latestStart(folder: string): { readonly number: number; readonly file: string } | undefined {
  const numbers = readdirSync(folder).flatMap((name) => claim.exec(name)?.[1] ?? []);
  if (numbers.length === 0) return undefined;
  const number = Math.max(...numbers.map(Number));
  return { number, file: join(folder, `start-${number}`) };
}

/** What a record says now. */
export function readStart(file: string): StartRecord {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (isFileError(error)) return { state: "unreadable" };
    throw error;
  }
}

/** Writes the record of a shell, whole and on the disk for good. Throws what the file system throws. */
export function writeClaim(record: string, pid: number): void {
  const file = openSync(record, "wx", 0o600);
  try {
    writeFileSync(file, `${word.claimed} ${pid}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Claims a start of the job for a shell: its record gets the number's name too, which only one can. False where another has it.
 * Throws what the file system throws.
 */
export function claimStart(folder: string, number: number, record: string): boolean {
  try {
    linkSync(record, join(folder, `start-${number}`));
  } catch (error) {
    if (isFileError(error) && error.code === "EEXIST") return false;
    throw error;
  }
  // The name too is to be there after the machine stopped.
  const names = openSync(folder, "r");
  try {
    fsyncSync(names);
  } finally {
    closeSync(names);
  }
  return true;
}
