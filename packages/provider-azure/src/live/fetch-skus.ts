import type { ComputeManagementClientOptionalParams, ResourceSku } from "@azure/arm-compute";
import type { TokenCredential } from "@azure/identity";
import type { AzureSdk } from "./load-sdk.ts";

export interface AzureConnection {
  /** In place of Azure's own address. */
  readonly endpoint?: string;
  /** In place of what DefaultAzureCredential finds: environment, managed identity, Azure CLI. */
  readonly credential?: unknown;
  /** Policies of the SDK's request pipeline, in addition to its own: `{ policy, position }`. */
  readonly additionalPolicies?: readonly unknown[];
}

/** The SDK waits as long as `Retry-After` says, and 1 s x 2^n after other faults. */
const retryOptions = { maxRetries: 6, maxRetryDelayInMs: 20_000 };

/** Virtual machine sizes that a subscription sees, a row for each place (`Microsoft.Compute/skus/read`). */
export async function fetchSkus(
  sdk: AzureSdk,
  subscription: string,
  { endpoint, credential, additionalPolicies }: AzureConnection,
): Promise<ResourceSku[]> {
  const client = new sdk.compute.ComputeManagementClient(
    (credential as TokenCredential | undefined) ?? new sdk.identity.DefaultAzureCredential(),
    subscription,
    {
      retryOptions,
      ...(endpoint !== undefined && { endpoint }),
      ...(additionalPolicies && {
        additionalPolicies: additionalPolicies as NonNullable<
          ComputeManagementClientOptionalParams["additionalPolicies"]
        >,
      }),
    },
  );
  const skus: ResourceSku[] = [];
  for await (const sku of client.resourceSkus.list())
    if (sku.resourceType === "virtualMachines") skus.push(sku);
  return skus;
}
