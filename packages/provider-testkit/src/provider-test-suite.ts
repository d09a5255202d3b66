import { fileURLToPath } from "node:url";
import type { ProviderV1 } from "@green-place/contract";
import { checkList } from "./checks/check-list.ts";
import { type ConformanceResult, resultOf } from "./conformance-check.ts";
import { packageCheckList } from "./package-checks/package-check-list.ts";
import { gatherEvidence, type PackageEvidence } from "./package-evidence.ts";
import { type CheckOptions, type ProviderUnderTest, providerUnderTest } from "./provider-under-test.ts";

/** What `providerTestSuite` needs: a runner, and the provider. */
export interface SuiteOptions extends CheckOptions {
  /** The runner's own `test` or `it`: of vitest, of `node:test`, of Jest, … */
  test(name: string, run: () => Promise<void>): unknown;
  /** Makes the provider. */
  create(): ProviderV1;
  /**
   * The folder of the package, as a path or URL: it is packed, imported from an empty folder, and run where network and files are out
   * of reach. Leave it out only for a provider that is not published.
   */
  readonly packageFolder?: string | URL;
}

/** Registers one test for each behaviour that a provider must have. A test that fails says what is wrong, and where. */
export function providerTestSuite({ test, create, packageFolder, ...options }: SuiteOptions): void {
  let tested: ProviderUnderTest | undefined;
  for (const check of checkList) {
    test(`${check.id}: ${check.title}`, async () => {
      tested ??= providerUnderTest(create, options);
      report(resultOf(check, tested));
    });
  }
  if (packageFolder === undefined) return;
  const folder = packageFolder instanceof URL ? fileURLToPath(packageFolder) : packageFolder;
  let evidence: Promise<PackageEvidence> | undefined;
  for (const check of packageCheckList) {
    test(`${check.id}: ${check.title}`, async () => {
      evidence ??= gatherEvidence(folder);
      report(resultOf(check, await evidence));
    });
  }
}

function report({ check, faults }: ConformanceResult): void {
  if (faults.length === 0) return;
  const more = faults.length > 10 ? `\n  … and ${faults.length - 10} more` : "";
  throw new Error(
    `${check}:\n${faults
      .slice(0, 10)
      .map((fault) => `  ${fault}`)
      .join("\n")}${more}`,
  );
}
