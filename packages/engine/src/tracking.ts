/** What the tracker needs to know beyond the machine it runs on, and where unfinished work is remembered. */

export { stateFolder } from "@green-place/tracker/user-folders";
export { trackFacts } from "./tracking/track-facts.ts";
