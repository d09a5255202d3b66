import { Option } from "commander";

/** `--data`, the same for every command that uses the providers' catalogues. */
export const dataOption = (): Option =>
  new Option("--data <edition>", "catalogues: shipped, or live as `green-place refresh` fetched them")
    .choices(["shipped", "live"])
    .default("shipped");
