import { Option } from "commander";

/** Which catalogue of a cloud: the shipped tables, or what `green-place refresh` fetched last. */
export type CatalogueData = "shipped" | "live";

/** `--data`, the same for every command that uses the providers' catalogues. */
export const dataOption = (): Option =>
  new Option("--data <source>", "catalogues: shipped, or live as `green-place refresh` fetched them")
    .choices(["shipped", "live"])
    .default("shipped");
