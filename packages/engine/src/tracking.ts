/** What the tracker needs to know beyond the machine it runs on, and where unfinished work is remembered. */
export { trackFacts } from "./tracking/track-facts.ts";
export { stateFolder } from "./user-folders.ts";
