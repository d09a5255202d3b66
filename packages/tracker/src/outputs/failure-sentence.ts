import { GreenPlaceError } from "@green-place/contract";
import { fileFault } from "../system/file-fault.ts";

/** What is said of an output that failed, while the run goes on and at its end alike. */
export const failureSentence = (what: string, error: unknown): string =>
  `${what} was not written: ${fileFault(error)}.${GreenPlaceError.isInstance(error) ? ` ${error.hint}` : ""}`;
