import type { Helper } from "./helper.ts";

const amdSmi: Helper = {
  program: "amd-smi",
  platform: "linux",
  before: "",
  reading: (value) =>
    `echo '[{"gpu":"${value}","power":{"socket_power":"${value}"}},{"gpu":0,"power":{"socket_power":{"value":"${value}"}},"energy":{"total_energy_consumption":"${value}"}}]'`,
};
export default amdSmi;
