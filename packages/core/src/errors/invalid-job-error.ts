import { GreenPlaceError } from "@green-place/contract";

/** `E_INVALID_JOB`: a property of the job that cannot be meant. */
export class InvalidJobError extends GreenPlaceError {
  constructor(property: string, value: unknown, hint: string) {
    super(
      "E_INVALID_JOB",
      `The job's ${property} is ${value === undefined ? "missing" : String(value)}.`,
      hint,
    );
  }
}
