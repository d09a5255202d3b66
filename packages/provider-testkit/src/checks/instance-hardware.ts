import { nearestNames } from "@green-place/core";
import type { ProviderCheck } from "../provider-under-test.ts";

/** Each chip and CPU is one that a table describes, or is marked unknown by an empty list; no instance joins what it lacks. */
export const instanceHardware: ProviderCheck = {
  id: "instance-hardware",
  title: "names only hardware that is described, here or in the common tables",
  faults: ({ provider, hardware }) => {
    const chips = new Set([...hardware.accelerators(), ...(provider.hardware?.() ?? [])].map(({ id }) => id));
    const platforms = new Set(hardware.cpuPlatforms().map(({ id }) => id));
    const missing = (type: string, what: string, id: string, known: ReadonlySet<string>): string[] => {
      if (known.has(id)) return [];
      const near = nearestNames(id, known);
      return [
        `instance type "${type}": no ${what} is called "${id}"${near.length > 0 ? `; did you mean ${near[0]}?` : ""}`,
      ];
    };
    return provider
      .instanceTypes()
      .flatMap((type) => [
        ...type.accelerators.flatMap(({ id }) => missing(type.id, "accelerator", id, chips)),
        ...type.cpuPlatforms.flatMap((id) => missing(type.id, "CPU platform", id, platforms)),
        ...(type.interconnect && type.accelerators.length === 0
          ? [
              `instance type "${type.id}" has an interconnect, ${type.interconnect.name}, and no accelerator to join`,
            ]
          : []),
      ]);
  },
};
