import { type Assumption, defaultAssumptions } from "@green-place/core";
import { valueText } from "./derivation-lines.ts";

/** High over low from which on a load leaves so much doubt that its owner should be asked. */
const WIDE = 2;
const CPU = "cpu-utilisation";

/** Whether `--utilisation` takes the place of an assumption. It says nothing of the CPUs beside accelerators. */
export const isLoad = (id: string | undefined): boolean => id === CPU || id?.startsWith("load-") === true;

/**
 * One line on a load that was assumed and has a wide range, and on what narrows it: flags, or the keys of a workload file. Empty where the
 * load was given or its range is not wide.
 */
export function loadHint(assumptions: readonly Assumption[], inFile = false): string {
  const loads = assumptions.filter(({ id }) => isLoad(id));
  const wide = loads.find((load) => width(load) > WIDE);
  if (!wide) return "";
  const say = (name: string): string => (inFile ? `"${name}"` : `--${name}`);
  const underBatch = defaultAssumptions[`${wide.id}-full-batch`];
  const more =
    wide.id === "load-general"
      ? `, a ${say("workload")} that says more than general may too`
      : underBatch && width(underBatch) < width(wide)
        ? `, ${say("batch")} does so somewhat`
        : "";
  // The row of a full batch is not the load under the batch that was given, and of several rows none is that of all machines.
  const isShown = loads.length === 1 && !wide.id.endsWith("-full-batch");
  const figure = isShown ? `: ${valueText(wide)} of ${wide.id === CPU ? "full load" : "peak power"}` : "";
  return `The load is assumed${figure}; ${say("utilisation")} narrows every range${more}.`;
}

const width = ({ low, high }: Assumption): number => high / low;
