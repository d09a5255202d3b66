import type { Ratio, Watts } from "@green-place/contract";

/**
 * Power of the accelerators of a placement, the rented but unused ones included.
 *
 *   P = busy · max(idle, load · peak) + unused · idle
 *
 * `load` is a fraction of peak power, not of utilisation as a driver reports it. A loaded chip never draws less than an idle one,
 * which keeps power monotone in load.
 */
export function acceleratorPower(
  chips: { readonly busy: number; readonly unused: number },
  peak: Watts,
  idle: Watts,
  load: Ratio,
): Watts {
  return (chips.busy * Math.max(idle, load * peak) + chips.unused * idle) as Watts;
}
