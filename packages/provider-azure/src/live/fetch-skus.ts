import type { ComputeManagementClientOptionalParams } from "@azure/arm-compute";
import type { TokenCredential } from "@azure/identity";
import { MILLISECONDS_PER_MINUTE } from "@green-place/contract";
import { RequestFailure, rowsOfJson } from "@green-place/request";
import { z } from "zod";
import { boundedPolicy } from "./bounded-policy.ts";
import type { AzureSdk } from "./load-sdk.ts";

export interface AzureConnection {
  /** In place of Azure's own address. */
  readonly endpoint?: string;
  /** In place of what DefaultAzureCredential finds: environment, managed identity, Azure CLI. */
  readonly credential?: unknown;
  /** Policies of the SDK's request pipeline, in addition to its own: `{ policy, position }`. */
  readonly additionalPolicies?: readonly unknown[];
  /** For one attempt of one request, its whole body included; default two minutes, since the list of sizes is one page. */
  readonly requestTimeoutMs?: number;
}

/** A row of the list, as far as it is used. */
export interface Sku {
  readonly name: string;
  readonly locations: readonly string[];
  /** Of the four that are used, as Azure writes them. */
  readonly capabilities: Readonly<Record<string, string>>;
  /** Locations where the subscription may not use it. */
  readonly closed: readonly string[];
}

/** The SDK waits as long as `Retry-After` says, and 1 s x 2^n after other faults. */
const retryOptions = { maxRetries: 6, maxRetryDelayInMs: 20_000 };

const DEFAULT_TIMEOUT_MS = 2 * MILLISECONDS_PER_MINUTE;

/** Azure has some 70,000 rows, of a kilobyte each, in one page or a few. */
const rowLimits = { mostBytes: 256 * 1024 * 1024, mostRows: 300_000, mostBytesOfRow: 256 * 1024 };
const MOST_SIZES = 150_000;
const MOST_PAGES = 1_000;

const capabilitiesUsed: ReadonlySet<string> = new Set(["vCPUs", "vCPUsAvailable", "MemoryGB", "GPUs"]);
const name = z.string().regex(/^[A-Za-z0-9][\w.-]{0,79}$/);
const places = z.array(name).max(200);
const row = z.object({ resourceType: z.string() });
const size = z.object({
  name,
  locations: places.default([]),
  capabilities: z
    .array(z.object({ name: z.string(), value: z.string().max(100) }))
    .max(200)
    .default([]),
  restrictions: z
    .array(z.object({ type: z.string(), values: places.default([]) }))
    .max(200)
    .default([]),
});

/** Virtual machine sizes that a subscription sees, a row for each place (`Microsoft.Compute/skus/read`). */
export async function fetchSkus(
  sdk: AzureSdk,
  subscription: string,
  {
    endpoint = "https://management.azure.com",
    credential,
    additionalPolicies = [],
    requestTimeoutMs,
  }: AzureConnection,
  signal: AbortSignal,
): Promise<Sku[]> {
  const limits = { timeoutMs: requestTimeoutMs ?? DEFAULT_TIMEOUT_MS, signal };
  const skus: Sku[] = [];
  const nextPages = new Set<unknown>();
  const read = async (body: AsyncIterable<Uint8Array>): Promise<string> => {
    const page = await rowsOfJson(body, (one) => addSize(one, skus), rowLimits);
    if (!Array.isArray(page["value"])) throw otherForm();
    const next = page["nextLink"];
    if (next && (nextPages.has(next) || nextPages.size === MOST_PAGES))
      throw new RequestFailure("too-large", "the pages of the list do not end");
    nextPages.add(next);
    return JSON.stringify({ value: [], nextLink: next });
  };
  const identityPolicies = [boundedPolicy(limits)];
  const client = new sdk.compute.ComputeManagementClient(
    (credential as TokenCredential | undefined) ??
      new sdk.identity.DefaultAzureCredential({ additionalPolicies: identityPolicies }),
    subscription,
    {
      retryOptions,
      endpoint,
      redirectOptions: { maxRetries: 0 },
      additionalPolicies: [
        ...(additionalPolicies as NonNullable<ComputeManagementClientOptionalParams["additionalPolicies"]>),
        boundedPolicy({ ...limits, host: new URL(endpoint).host, read }),
      ],
    },
  );
  // The rows were taken from each answer as it came: what is left for the SDK is to ask for the next page.
  for await (const _ of client.resourceSkus.list());
  return skus;
}

function addSize(one: unknown, skus: Sku[]): void {
  const kind = row.safeParse(one);
  if (!kind.success) throw otherForm();
  if (kind.data.resourceType !== "virtualMachines") return;
  const { success, data } = size.safeParse(one);
  if (!success) throw otherForm();
  if (skus.length === MOST_SIZES)
    throw new RequestFailure("too-large", `the list has more than ${MOST_SIZES} sizes`);
  skus.push({
    name: data.name,
    locations: data.locations,
    capabilities: Object.fromEntries(
      data.capabilities.flatMap(({ name: key, value }) => (capabilitiesUsed.has(key) ? [[key, value]] : [])),
    ),
    closed: data.restrictions.flatMap(({ type, values }) => (type === "Location" ? values : [])),
  });
}

const otherForm = (): RequestFailure =>
  new RequestFailure("unreadable", "the answer is not in the form that Azure documents");
