import type { Helper } from "./helper.ts";

const typeperf: Helper = {
  program: "typeperf",
  platform: "win32",
  before: String.raw`echo '"(PDH-CSV 4.0)","\\PC\Energy Meter(RAPL_Package0_PKG)\Energy"'`,
  reading: (value) => `echo '"12:00","${value}"'`,
};
export default typeperf;
