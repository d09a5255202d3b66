export { type JudgeOptions, judgeProvider, type Verdict } from "./judge-provider.ts";
export { judgeStranger } from "./judge-stranger.ts";
export { providerTestSuite, type SuiteOptions } from "./provider-test-suite.ts";
