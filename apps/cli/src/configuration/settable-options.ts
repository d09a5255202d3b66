import type { Command, Option } from "commander";

/** Flags that are read before there are settings. */
const flagsOnly = ["config", "debug"];

/** The options that settings can give. */
export const settableOptions = ({ options }: Command): readonly Option[] =>
  options.filter((option) => !flagsOnly.includes(option.attributeName()));
