import { register } from "node:module";

/** Says on stderr which modules a process loads: preloaded with `--import`. */
const hooks = `
import { writeSync } from "node:fs";
export function load(url, context, next) {
  writeSync(2, "loaded " + url + "\\n");
  return next(url, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
