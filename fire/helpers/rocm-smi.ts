import type { Helper } from "./helper.ts";

const rocmSmi: Helper = {
  program: "rocm-smi",
  platform: "linux",
  before: "",
  reading: (value) =>
    `echo '{"card0":{"Average Graphics Package Power (W)":"${value}","Accumulated Energy (uJ)":"${value}"}}'`,
};
export default rocmSmi;
