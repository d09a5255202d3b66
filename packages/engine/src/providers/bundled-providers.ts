import type { ProviderV1 } from "@green-place/contract";

/** The packages of the providers that come with green-place. */
export const bundledPackages: readonly string[] = [
  "@green-place/provider-aws",
  "@green-place/provider-azure",
  "@green-place/provider-gcp",
];

/** Which machines a command can need: a job on accelerators looks at no others, and loading only those is ten times less. */
export type Machines = "all" | "accelerated";

/** The providers that come with green-place. */
export async function bundledProviders(machines: Machines = "all"): Promise<ProviderV1[]> {
  if (machines === "accelerated") {
    const [{ awsAccelerated }, { azureAccelerated }, { gcpAccelerated }] = await Promise.all([
      import("@green-place/provider-aws/accelerated"),
      import("@green-place/provider-azure/accelerated"),
      import("@green-place/provider-gcp/accelerated"),
    ]);
    return [awsAccelerated(), azureAccelerated(), gcpAccelerated()];
  }
  const [{ aws }, { azure }, { gcp }] = await Promise.all([
    import("@green-place/provider-aws"),
    import("@green-place/provider-azure"),
    import("@green-place/provider-gcp"),
  ]);
  return [aws(), azure(), gcp()];
}
