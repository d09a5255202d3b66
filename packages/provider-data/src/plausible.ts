/** What no machine could have: for whatever checks facts of hardware, be they of ours or of others. Loads no validator. */
export { type ChipFacts, implausibleChip } from "./plausible/chip-facts.ts";
export { implausibleSizes, type SizeFacts, type SizeFault } from "./plausible/instance-sizes.ts";
