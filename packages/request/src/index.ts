/** Requests that end, whatever the other side does. Touches nothing but the `fetch` that it is given. */
export { boundedFetch, type RequestLimits } from "./bounded-fetch.ts";
export { boundedJson, type JsonLimits } from "./bounded-json.ts";
export { boundedPages, type PageLimits } from "./bounded-pages.ts";
export { ownText } from "./own-text.ts";
export { readBytes, refuseLength } from "./read-bytes.ts";
export { RequestFailure } from "./request-failure.ts";
export { type RowLimits, rowsOfJson } from "./rows-of-json.ts";
export { withDeadline, withSignal } from "./with-deadline.ts";
