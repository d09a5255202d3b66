export type { Configuration } from "./load/configuration.ts";
