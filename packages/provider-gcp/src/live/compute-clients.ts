import { setTimeout as delay } from "node:timers/promises";
import type {
  AcceleratorTypesClient,
  MachineTypesClient,
  RegionsClient,
  ZonesClient,
} from "@google-cloud/compute";
import pRetry from "p-retry";
import type { loadSdk } from "./load-sdk.ts";

type ClientOptions = NonNullable<ConstructorParameters<typeof RegionsClient>[0]>;

export interface GcpConnection {
  /** In place of Google's own address. */
  readonly endpoint?: { readonly protocol: "http" | "https"; readonly host: string; readonly port: number };
  /** A client of google-auth-library, in place of the application default credentials. */
  readonly authClient?: unknown;
}

export interface ComputeClients {
  readonly regions: RegionsClient;
  readonly zones: ZonesClient;
  readonly machineTypes: MachineTypesClient;
  readonly acceleratorTypes: AcceleratorTypesClient;
}

/** What the SDK asks of its authentication; both GoogleAuth and a single client of it are one. */
interface Auth {
  getClient?(): Promise<unknown>;
  getProjectId?(): Promise<string>;
  fetch(url: string, init: object): Promise<unknown>;
}

/** Waits of 0.5 s x 2^n between attempts, longer where `Retry-After` says so. */
const retries = { retries: 6, minTimeout: 500, factor: 2, maxTimeout: 20_000, randomize: true };
const longestRetryAfterS = 60;

/** REST clients of Compute Engine, whose requests are repeated when the service is busy. Rejects if there are no credentials. */
export async function computeClients(
  sdk: Awaited<ReturnType<typeof loadSdk>>,
  { endpoint, authClient }: GcpConnection,
): Promise<ComputeClients> {
  const base = {
    fallback: true,
    ...(endpoint && { protocol: endpoint.protocol, apiEndpoint: endpoint.host, port: endpoint.port }),
    ...(authClient !== undefined && { authClient }),
  } as ClientOptions;
  const auth = new sdk.RegionsClient(base).auth as unknown as Auth;
  // Asked for here, because a client that finds none while it starts ends the whole process.
  const client = auth.getClient ? await auth.getClient() : auth;
  // The SDK retries by gRPC codes, which a failed REST request does not carry, so it never would.
  const patient = {
    getClient: async () => client,
    getProjectId: async () => auth.getProjectId?.(),
    fetch: (url: string, init: object) =>
      pRetry(() => auth.fetch(url, init), { ...retries, shouldRetry, onFailedAttempt }),
  };
  const options = { ...base, auth: patient } as unknown as ClientOptions;
  return {
    regions: new sdk.RegionsClient(options),
    zones: new sdk.ZonesClient(options),
    machineTypes: new sdk.MachineTypesClient(options),
    acceleratorTypes: new sdk.AcceleratorTypesClient(options),
  };
}

interface FetchFailure {
  readonly status?: number;
  readonly message?: string;
  readonly response?: { readonly headers?: { get?(name: string): string | null } };
}

/** Busy or broken for a moment. Compute Engine also says 403 for too many requests, with a reason of its own. */
function shouldRetry({ error }: { readonly error: Error }): boolean {
  const { status, message = "" } = error as FetchFailure;
  if (status === undefined) return "code" in error;
  return status === 429 || status >= 500 || (status === 403 && /"(user)?rateLimitExceeded"/i.test(message));
}

async function onFailedAttempt({ error }: { readonly error: Error }): Promise<void> {
  const seconds = Number((error as FetchFailure).response?.headers?.get?.("retry-after") ?? Number.NaN);
  if (shouldRetry({ error }) && seconds > 0) await delay(Math.min(seconds, longestRetryAfterS) * 1000);
}
