import type { Helper } from "./helper.ts";

const powermetrics: Helper = {
  program: "powermetrics",
  platform: "darwin",
  uid: 0,
  before: "",
  reading: (value) => `printf 'CPU Power: %s mW\\nGPU Power: %s mW\\n' '${value}' '${value}'`,
};
export default powermetrics;
