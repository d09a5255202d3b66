export { checkPackage } from "./check-package.ts";
export { checkProvider } from "./check-provider.ts";
export type { ConformanceResult } from "./conformance-check.ts";
export { providerTestSuite, type SuiteOptions } from "./provider-test-suite.ts";
export type { CheckOptions } from "./provider-under-test.ts";
