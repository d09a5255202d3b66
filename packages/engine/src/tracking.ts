/** What the tracker needs to know beyond the machine it runs on, and where unfinished work is remembered. */
export { stateFolder } from "./tracking/state-folder.ts";
export { trackFacts } from "./tracking/track-facts.ts";
