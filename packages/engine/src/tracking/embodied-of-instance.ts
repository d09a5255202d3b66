import { type HardwareCatalogueV1, type InstanceType, type Quantity, quantity } from "@green-place/contract";
import type { Embodied } from "@green-place/tracker";
import { assumedQuantity } from "./assumed-quantity.ts";

/**
 * Embodied carbon of an instance, as `estimate` counts it:
 *
 *   kg = host * vCPUs / vCPUs of the host + accelerators * kg of one
 *
 * The parts are independent: their doubts add in squares. null where it carries an accelerator that the catalogue doesn't have.
 */
export function embodiedOfInstance(type: InstanceType, hardware: HardwareCatalogueV1): Embodied | null {
  const catalogue = hardware.accelerators();
  const chips = type.accelerators.map(({ id, count }) => {
    const chip = catalogue.find((one) => one.id === id);
    return chip && { count, kg: chip.embodiedKg ?? assumedQuantity("accelerator-embodied-kg", "kg") };
  });
  const parts = [hostPart(type)];
  for (const chip of chips) {
    if (!chip) return null;
    parts.push(scaled(chip.kg, chip.count));
  }
  const value = parts.reduce((sum, part) => sum + part.value, 0);
  const numbers = {
    low: value - Math.hypot(...parts.map((part) => part.value - part.low)),
    value,
    high: value + Math.hypot(...parts.map((part) => part.high - part.value)),
  };
  return {
    kg: quantity(`embodied carbon of ${type.id}`, numbers, "kg", type.source),
    lifetimeHours: assumedQuantity("lifetime-hours", "h"),
    lifetimeUtilisation: assumedQuantity("lifetime-utilisation", "1"),
  };
}

type Numbers = Pick<Quantity, "low" | "value" | "high">;

const scaled = ({ low, value, high }: Numbers, factor: number): Numbers => ({
  low: low * factor,
  value: value * factor,
  high: high * factor,
});

/** The instance's share of its host, which is never smaller than the instance. */
function hostPart({ accelerators, vcpus, hostVcpus }: InstanceType): Numbers {
  const host = assumedQuantity(
    accelerators.length > 0 ? "host-embodied-kg-accelerated" : "host-embodied-kg-plain",
    "kg",
  );
  if (hostVcpus !== undefined) return scaled(host, vcpus / hostVcpus);
  const size = assumedQuantity("host-vcpus", "vCPU");
  const share = (hostSize: number): number => Math.min(1, vcpus / hostSize);
  const value = host.value * share(size.value);
  const doubt = (made: number, hostSize: number): number =>
    Math.hypot(made / host.value - 1, share(hostSize) / share(size.value) - 1);
  return {
    low: value * (1 - doubt(host.low, size.high)),
    value,
    high: value * (1 + doubt(host.high, size.low)),
  };
}
