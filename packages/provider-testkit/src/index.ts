export { judgePackage } from "./judge-package.ts";
export { type JudgeOptions, judgeProvider, type Verdict } from "./judge-provider.ts";
export { providerTestSuite, type SuiteOptions } from "./provider-test-suite.ts";
