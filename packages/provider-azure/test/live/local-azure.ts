import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as Azure would see it. */
export interface AzureCall {
  /** Position among all calls, from 1. */
  readonly number: number;
  readonly path: string;
  /** Of a price request, the region asked for. */
  readonly region: string;
  readonly authorization: string;
}

export interface AzureFault {
  readonly status: number;
  readonly code: string;
  readonly message?: string;
  readonly retryAfterS?: number;
}

export interface LocalAzure {
  readonly port: number;
  readonly calls: readonly AzureCall[];
  close(): Promise<void>;
}

export const subscription = "00000000-0000-0000-0000-000000000001";

const sku = (
  name: string,
  location: string,
  capabilities: Readonly<Record<string, string>>,
  more: object = {},
) => ({
  resourceType: "virtualMachines",
  name,
  tier: "Standard",
  size: name.slice("Standard_".length),
  locations: [location],
  locationInfo: [{ location, zones: ["1"], zoneDetails: [] }],
  capabilities: Object.entries(capabilities).map(([key, value]) => ({ name: key, value })),
  restrictions: [],
  ...more,
});

const d2 = { vCPUs: "2", MemoryGB: "8" };
const a100 = { vCPUs: "24", MemoryGB: "220", GPUs: "1" };

/** A small Azure. Written by hand; live.test.ts says what must come of it. */
const skus: readonly object[] = [
  { resourceType: "disks", name: "Premium_LRS", locations: ["francecentral"] },
  sku("Standard_D2s_v5", "FranceCentral", d2),
  sku("Standard_D2s_v5", "eastus", d2),
  sku("Standard_D2s_v5", "newland", d2),
  sku("Standard_NC24ads_A100_v4", "francecentral", a100, {
    restrictions: [
      { type: "Location", values: ["FranceCentral"], reasonCode: "NotAvailableForSubscription" },
    ],
  }),
  sku("Standard_NC24ads_A100_v4", "eastus", a100),
  sku("Standard_NC99ads_Q9000_v9", "eastus", { vCPUs: "99", MemoryGB: "99", GPUs: "1" }),
  sku("Standard_NP90s", "eastus", { vCPUs: "10", MemoryGB: "168" }),
  sku("Standard_E16-4s_v5", "eastus", { vCPUs: "16", vCPUsAvailable: "4", MemoryGB: "128" }),
  sku("Standard_E96s_v9", "eastus", { vCPUs: "96", MemoryGB: "672" }),
  sku("Standard_F2s_v2", "eastus", { MemoryGB: "4" }),
  sku("Basic_A0", "eastus", { vCPUs: "1", MemoryGB: "0.75" }),
];

const item = (armSkuName: string, armRegionName: string, retailPrice: number, more: object = {}) => ({
  currencyCode: "USD",
  tierMinimumUnits: 0,
  retailPrice,
  unitPrice: retailPrice,
  armRegionName,
  effectiveStartDate: "2024-05-01T00:00:00Z",
  productName: "Virtual Machines Dsv5 Series",
  skuName: armSkuName.slice("Standard_".length).replaceAll("_", " "),
  serviceName: "Virtual Machines",
  unitOfMeasure: "1 Hour",
  type: "Consumption",
  isPrimaryMeterRegion: true,
  armSkuName,
  ...more,
});

const items: readonly { readonly armRegionName: string }[] = [
  item("Standard_D2s_v5", "eastus", 0.096),
  item("Standard_D2s_v5", "eastus", 0.188, { productName: "Virtual Machines Dsv5 Series Windows" }),
  item("Standard_D2s_v5", "eastus", 0.189, { productName: "Dsv5 Series Cloud Services" }),
  item("Standard_D2s_v5", "eastus", 0.187, { productName: "Virtual Machines Dsv5 Srs Win" }),
  item("Standard_D2s_v5", "eastus", 0.019, { skuName: "D2s v5 Low Priority" }),
  item("Standard_D2s_v5", "eastus", 0.0212, {
    skuName: "D2s v5 Spot",
    effectiveStartDate: "2026-11-01T00:00:00Z",
  }),
  item("Standard_D2s_v5", "eastus", 0.0199, {
    skuName: "D2s v5 Spot",
    effectiveStartDate: "2026-10-01T00:00:00Z",
  }),
  item("Standard_D2s_v5", "eastus", 0.0888, { effectiveStartDate: "2027-01-01T00:00:00Z" }),
  item("Standard_NC24ads_A100_v4", "eastus", 3.673),
  item("Standard_NC24ads_A100_v4", "eastus", 4.5, { skuName: "NC24ads A100 v4 Spot" }),
  item("Standard_E16-4s_v5", "eastus", 1.008),
  item("Standard_E16-4s_v5", "eastus", 1.009),
  item("Standard_E96s_v9", "eastus", 0),
  item("Standard_D2s_v5", "francecentral", 0.112),
  item("Standard_D2s_v5", "newland", 0.2),
];

const rowsOnPage = 3;

/**
 * Answers as Azure Resource Manager (`value`, `nextLink`) and as the retail price list (`Items`, `NextPageLink`), a few rows
 * a page; `fault` may answer a call with an error.
 */
export async function localAzure(
  fault: (call: AzureCall) => AzureFault | undefined = () => undefined,
): Promise<LocalAzure> {
  const calls: AzureCall[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
    const filter = url.searchParams.get("$filter") ?? "";
    const call: AzureCall = {
      number: calls.length + 1,
      path: url.pathname,
      region: /armRegionName eq '([^']*)'/.exec(filter)?.[1] ?? "",
      authorization: request.headers.authorization ?? "",
    };
    calls.push(call);
    response.setHeader("content-type", "application/json; charset=utf-8");
    const failure = fault(call);
    if (failure) {
      const { status, code, message = "no", retryAfterS } = failure;
      if (retryAfterS !== undefined) response.setHeader("retry-after", String(retryAfterS));
      response.writeHead(status).end(JSON.stringify({ error: { code, message } }));
      return;
    }
    const page = (rows: readonly object[]) => {
      const start = Number(url.searchParams.get("$skip") ?? 0);
      const next = new URL(url);
      next.searchParams.set("$skip", String(start + rowsOnPage));
      return {
        rows: rows.slice(start, start + rowsOnPage),
        next: start + rowsOnPage < rows.length ? next : undefined,
      };
    };
    if (call.path === `/subscriptions/${subscription}/providers/Microsoft.Compute/skus`) {
      const { rows, next } = page(skus);
      // ARM's links are https always; the SDK sends a token to no other address.
      response.end(
        JSON.stringify({ value: rows, ...(next && { nextLink: next.href.replace("http:", "https:") }) }),
      );
    } else if (call.path === "/api/retail/prices" && /priceType eq 'Consumption'/.test(filter)) {
      const { rows, next } = page(items.filter(({ armRegionName }) => armRegionName === call.region));
      response.end(
        JSON.stringify({
          BillingCurrency: "USD",
          Items: rows,
          NextPageLink: next?.href ?? null,
          Count: rows.length,
        }),
      );
    } else {
      response.writeHead(404).end(JSON.stringify({ error: { code: "NotFound", message: call.path } }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
