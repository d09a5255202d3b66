/** A file that is read, or a text that is parsed: what somebody else may have written, changed or damaged. */
export interface Format<Value = unknown> {
  /** As its file is called, or what it is of that. */
  readonly name: string;
  /** How its text is built, so that mutations hit values and not only bytes. */
  readonly built: "json" | "json-lines" | "yaml" | "cells" | "text";
  /** Texts that must be read, small; the same at every call. */
  samples(): readonly string[] | Promise<readonly string[]>;
  /** The product's own reader. `folder` is empty, for one that wants a file. */
  read(text: string, folder: string): Value | Promise<Value>;
  /** What is wrong with a value that the reader gave; undefined: nothing. */
  fault(value: Value): string | undefined;
}
