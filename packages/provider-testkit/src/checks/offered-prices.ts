import type { ProviderV1 } from "@green-place/contract";

export interface OfferedPrice {
  readonly instanceType: string;
  readonly region: string;
  readonly onDemand: ReturnType<NonNullable<ProviderV1["price"]>>;
  readonly spot: ReturnType<NonNullable<ProviderV1["price"]>>;
}

/** The price in both markets of every instance type in every region that offers it; none if the provider has no prices. */
export function* offeredPrices(provider: ProviderV1): Generator<OfferedPrice> {
  if (!provider.price) return;
  for (const { id: instanceType, regions } of provider.instanceTypes()) {
    for (const region of regions) {
      const onDemand = provider.price({ instanceType, region, market: "on-demand" });
      const spot = provider.price({ instanceType, region, market: "spot" });
      yield { instanceType, region, onDemand, spot };
    }
  }
}
