import type { PackageCheck } from "../package-evidence.ts";
import { manifest } from "./manifest.ts";
import { noFiles } from "./no-files.ts";
import { noNetwork } from "./no-network.ts";
import { packedImport } from "./packed-import.ts";
import { sameEverywhere } from "./same-everywhere.ts";
import { size } from "./size.ts";

/** Every property of a published package that is checked from outside. */
export const packageCheckList: readonly PackageCheck[] = [
  manifest,
  packedImport,
  noNetwork,
  noFiles,
  sameEverywhere,
  size,
];
