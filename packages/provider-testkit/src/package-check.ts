import type { PackageEvidence } from "./package-evidence.ts";

/** One property of a published provider package. */
export interface PackageCheck {
  /** Stable, kebab-case; reports name it. */
  readonly id: string;
  /** What a package that passes does: reads as the name of a test. */
  readonly title: string;
  /** Everything that is wrong, one sentence each; empty if the package passes. */
  faults(evidence: PackageEvidence): readonly string[];
}
