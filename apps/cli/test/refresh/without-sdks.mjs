/** Makes the clouds' SDKs look as if nobody had installed them: `node --import ./without-sdks.mjs`. */
import { register } from "node:module";

const hooks = `export async function resolve(specifier, context, next) {
  if (/^@(aws-sdk|google-cloud|azure)\\//.test(specifier))
    throw Object.assign(new Error("Cannot find package '" + specifier + "'"), { code: "ERR_MODULE_NOT_FOUND" });
  return next(specifier, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
