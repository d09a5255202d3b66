import { InvalidArgumentError } from "commander";

/** Parsers for option values: each returns the number or says what was expected. */
export const positiveNumber = (text: string): number =>
  parse(text, (value) => value > 0, "Expected a number above 0.");

export const wholeNumber = (text: string): number =>
  parse(text, (value) => Number.isInteger(value) && value > 0, "Expected a whole number above 0.");

export const share = (text: string): number =>
  parse(text, (value) => value >= 0 && value <= 1, "Expected a share from 0 to 1.");

export const atLeastOne = (text: string): number =>
  parse(text, (value) => value >= 1, "Expected a number of at least 1.");

export const notNegative = (text: string): number =>
  parse(text, (value) => value >= 0, "Expected a number of at least 0.");

function parse(text: string, isValid: (value: number) => boolean, expected: string): number {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value) || !isValid(value)) throw new InvalidArgumentError(expected);
  return value;
}
