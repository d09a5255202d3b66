import type { Helper } from "./helper.ts";

/** Lists processes where there is no procfs. */
const ps: Helper = {
  program: "ps",
  platform: "darwin",
  options: ["--mode", "process"],
  before: "",
  reading: (value) => `echo "$PPID 1 ${value} ${value}"`,
};
export default ps;
