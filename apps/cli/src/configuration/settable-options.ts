import type { Command, Option } from "commander";

/** The options that settings can give: all but `--config`, which says where settings are. */
export const settableOptions = ({ options }: Command): readonly Option[] =>
  options.filter((option) => option.attributeName() !== "config");
