import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as Google would see it. */
export interface ComputeCall {
  /** Position among all calls, from 1. */
  readonly number: number;
  readonly path: string;
  readonly authorization: string;
}

export interface ComputeFault {
  readonly status: number;
  readonly reason: string;
  readonly message?: string;
  readonly retryAfterS?: number;
}

export interface LocalCompute {
  readonly port: number;
  readonly calls: readonly ComputeCall[];
  close(): Promise<void>;
}

const zone = (name: string, region: string, status = "UP") => ({
  kind: "compute#zone",
  id: "1",
  name,
  status,
  region: `https://www.googleapis.com/compute/v1/projects/p/regions/${region}`,
});

const machine = (name: string, guestCpus: number, memoryMb: number, more: object = {}) => ({
  kind: "compute#machineType",
  id: "2",
  name,
  guestCpus,
  memoryMb,
  ...more,
});

const accelerators = (guestAcceleratorType: string, guestAcceleratorCount: number) => ({
  accelerators: [{ guestAcceleratorType, guestAcceleratorCount }],
});

const n1 = machine("n1-standard-8", 8, 30720);
const a2 = machine("a2-highgpu-1g", 12, 87040, accelerators("nvidia-tesla-a100", 1));
const slice = machine("g4-standard-6", 6, 23040, {
  ...accelerators("nvidia-rtx-pro-6000", 1),
  description: "6 vCPUs, 22.5 GB RAM, 1/8 NVIDIA RTX PRO 6000 GPU",
});

/** A small Google Cloud, by the last part of the path. Written by hand; live.test.ts says what must come of it. */
const lists: Readonly<Record<string, readonly object[]>> = {
  regions: ["europe-west9", "us-central1", "xx-new1"].map((name) => ({
    kind: "compute#region",
    id: "3",
    name,
    status: "UP",
  })),
  zones: [
    zone("europe-west9-a", "europe-west9"),
    zone("europe-west9-b", "europe-west9", "DOWN"),
    zone("us-central1-a", "us-central1"),
    zone("us-central1-b", "us-central1"),
    zone("xx-new1-a", "xx-new1"),
  ],
};

const unreachable = { warning: { code: "UNREACHABLE", message: "no answer", data: [] } };
const empty = { warning: { code: "NO_RESULTS_ON_PAGE", message: "none", data: [] } };

const byZone: Readonly<Record<string, readonly (readonly [string, object])[]>> = {
  machineTypes: [
    ["zones/europe-west9-a", { machineTypes: [machine("n9-standard-2", 2, 8192)] }],
    ["zones/us-central1-a", { machineTypes: [n1, a2, slice] }],
    // The rest of the same zone, on the next page.
    [
      "zones/us-central1-a",
      { machineTypes: [machine("a9-highgpu-1g", 8, 8192, accelerators("nvidia-quux-9000", 1))] },
    ],
    ["zones/europe-west9-b", { machineTypes: [a2] }],
    [
      "zones/us-central1-b",
      { machineTypes: [n1, machine("n1-old-1", 1, 3840, { deprecated: { state: "OBSOLETE" } })] },
    ],
    ["zones/us-central1-c", unreachable],
    ["zones/xx-new1-a", { machineTypes: [machine("a2-broken-1g", 12, 87040), n1] }],
  ],
  acceleratorTypes: [
    ["zones/europe-west9-a", empty],
    ["zones/us-central1-a", { acceleratorTypes: [{ name: "nvidia-tesla-t4", maximumCardsPerInstance: 1 }] }],
    [
      "zones/us-central1-b",
      {
        acceleratorTypes: [
          { name: "nvidia-tesla-t4-vws", maximumCardsPerInstance: 4 },
          { name: "nvidia-tesla-v100", maximumCardsPerInstance: 8 },
        ],
      },
    ],
    ["zones/xx-new1-a", { acceleratorTypes: [{ name: "nvidia-tesla-t4", maximumCardsPerInstance: 4 }] }],
  ],
};

const rowsOnPage = 2;

/** Answers in Compute Engine's REST format, a few rows a page; `fault` may answer a call with an error. */
export async function localCompute(
  fault: (call: ComputeCall) => ComputeFault | undefined = () => undefined,
): Promise<LocalCompute> {
  const calls: ComputeCall[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const call: ComputeCall = {
      number: calls.length + 1,
      path: url.pathname,
      authorization: request.headers.authorization ?? "",
    };
    calls.push(call);
    response.setHeader("content-type", "application/json");
    const failure = fault(call);
    if (failure) {
      const { status, reason, message = "no", retryAfterS } = failure;
      if (retryAfterS !== undefined) response.setHeader("retry-after", String(retryAfterS));
      const errors = [{ domain: "usageLimits", reason, message }];
      response.writeHead(status).end(JSON.stringify({ error: { code: status, message, errors } }));
      return;
    }
    if (!call.path.startsWith("/compute/v1/projects/test-project/")) {
      response.writeHead(404).end(JSON.stringify({ error: { code: 404, message: "no such project" } }));
      return;
    }
    const name = call.path.slice(call.path.lastIndexOf("/") + 1);
    const aggregated = call.path.includes("/aggregated/");
    const rows: readonly unknown[] = (aggregated ? byZone : lists)[name] ?? [];
    const start = Number(url.searchParams.get("pageToken") ?? 0);
    const page = rows.slice(start, start + rowsOnPage);
    response.end(
      JSON.stringify({
        kind: `compute#${name}`,
        id: "list",
        items: aggregated ? Object.fromEntries(page as [string, object][]) : page,
        ...(start + rowsOnPage < rows.length && { nextPageToken: String(start + rowsOnPage) }),
      }),
    );
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
