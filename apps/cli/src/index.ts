export type { Configuration } from "./configuration/configuration.ts";
