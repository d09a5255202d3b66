import { implausibleChip, implausibleSizes } from "@green-place/provider-data/plausible";
import type { ProviderCheck } from "../provider-under-test.ts";

/** Facts that the contract's types allow and no machine has: memory in MB, a chip that idles near its peak, throughput with sparsity. */
export const plausibleHardware: ProviderCheck = {
  id: "plausible-hardware",
  title: "describes types and chips that some machine could have, in the contract's units",
  faults: ({ provider }) => {
    const types = provider.instanceTypes();
    return [
      ...implausibleSizes(types).map(
        ({ index, fact, says }) => `instance type "${types[index]!.id}": ${fact}: ${says}`,
      ),
      ...(provider.hardware?.() ?? []).flatMap((chip) =>
        implausibleChip(chip).map((says) => `chip "${chip.id}": ${says}`),
      ),
    ];
  },
};
