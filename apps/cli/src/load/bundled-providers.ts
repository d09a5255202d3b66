import type { ProviderV1 } from "@green-place/core";

/** The packages of the providers that come with green-place. */
export const bundledPackages: readonly string[] = [
  "@green-place/provider-aws",
  "@green-place/provider-azure",
  "@green-place/provider-gcp",
];

/** The providers that come with green-place. */
export async function bundledProviders(): Promise<ProviderV1[]> {
  const [{ aws }, { azure }, { gcp }] = await Promise.all([
    import("@green-place/provider-aws"),
    import("@green-place/provider-azure"),
    import("@green-place/provider-gcp"),
  ]);
  return [aws(), azure(), gcp()];
}
