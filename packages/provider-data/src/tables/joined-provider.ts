import type { InstanceType, Price, PriceQuery, ProviderV1 } from "@green-place/contract";
import { type Lookup, unknown } from "@green-place/contract";

/**
 * Two halves of one cloud as one provider: the same id and regions, each with instance types of its own.
 * So that a caller who needs only one half need not load the other.
 */
export function joinedProvider(one: ProviderV1, other: ProviderV1): ProviderV1 {
  const types: readonly InstanceType[] = [...one.instanceTypes(), ...other.instanceTypes()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  const inOne = new Set(one.instanceTypes().map(({ id }) => id));
  return {
    ...one,
    supports: {
      prices: one.supports.prices || other.supports.prices,
      spot: one.supports.spot || other.supports.spot,
      water: one.supports.water || other.supports.water,
      hardware: false,
    },
    instanceTypes: () => types,
    price(query: PriceQuery): Lookup<Price> {
      const found = (inOne.has(query.instanceType) ? one : other).price?.(query);
      if (found && (found.ok || found.code !== "unknown-instance-type")) return found;
      return unknown("unknown-instance-type", query.instanceType);
    },
  };
}
