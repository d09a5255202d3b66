import { Option } from "commander";

export type Format = "table" | "json" | "csv" | "md";

/** `--format`, the same for every command that prints data. */
export const formatOption = (): Option =>
  new Option("--format <format>", "how to print the result")
    .choices(["table", "json", "csv", "md"])
    .default("table");
