import { answerFaults } from "@green-place/provider-data/document";
import type { ProviderCheck } from "../provider-under-test.ts";

/** Shape, units, bounds and harmless text of everything that the listing methods answer. */
export const contract: ProviderCheck = {
  id: "contract",
  title: "answers what version 1 of the contract says",
  faults: ({ provider }) => answerFaults(provider),
};
