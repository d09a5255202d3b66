import type { ProviderV1 } from "@green-place/core";

/** The providers that come with green-place. */
export async function bundledProviders(): Promise<ProviderV1[]> {
  const [{ aws }, { azure }, { gcp }] = await Promise.all([
    import("@green-place/provider-aws"),
    import("@green-place/provider-azure"),
    import("@green-place/provider-gcp"),
  ]);
  return [aws(), azure(), gcp()];
}
