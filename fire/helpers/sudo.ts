import type { Helper } from "./helper.ts";

/** Asked whether powermetrics may run. */
const sudo: Helper = {
  program: "sudo",
  platform: "darwin",
  uid: 501,
  beside: { powermetrics: "while :; do echo 'CPU Power: 1000 mW'; sleep 0.1; done" },
  before: "",
  reading: (value) => `echo '${value}'`,
};
export default sudo;
