import type { ProviderV1 } from "@green-place/contract";
import { checkList } from "./checks/check-list.ts";
import { type ConformanceResult, resultOf } from "./conformance-check.ts";
import { type CheckOptions, type ProviderUnderTest, providerUnderTest } from "./provider-under-test.ts";

/**
 * Runs every check of what a provider answers, in this process: one result a check, in a fixed order. If `create` throws, there is one
 * result only, with that as its fault. Runs the provider's code: use `checkPackage` for code that you do not trust.
 */
export function checkProvider(create: () => ProviderV1, options: CheckOptions = {}): ConformanceResult[] {
  let tested: ProviderUnderTest;
  try {
    tested = providerUnderTest(create, options);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [{ check: "contract", title: "can be made", faults: [`making the provider throws: ${why}`] }];
  }
  return checkList.map((check) => resultOf(check, tested));
}
