import { setTimeout as delay } from "node:timers/promises";
import type {
  AcceleratorTypesClient,
  MachineTypesClient,
  RegionsClient,
  ZonesClient,
} from "@google-cloud/compute";
import { MILLISECONDS_PER_MINUTE } from "@green-place/contract";
import { RequestFailure } from "@green-place/request";
import pRetry from "p-retry";
import { type Auth, boundedRequests, ComputeFault } from "./bounded-requests.ts";
import type { loadSdk } from "./load-sdk.ts";

type ClientOptions = NonNullable<ConstructorParameters<typeof RegionsClient>[0]>;

export interface GcpConnection {
  /** In place of Google's own address. */
  readonly endpoint?: { readonly protocol: "http" | "https"; readonly host: string; readonly port: number };
  /** A client of google-auth-library, in place of the application default credentials. */
  readonly authClient?: unknown;
  /** For one attempt of one request, its whole body included; default a minute. */
  readonly requestTimeoutMs?: number;
}

export interface ComputeClients {
  readonly regions: RegionsClient;
  readonly zones: ZonesClient;
  readonly machineTypes: MachineTypesClient;
  readonly acceleratorTypes: AcceleratorTypesClient;
}

/** Waits of 0.5 s x 2^n between attempts, longer where `Retry-After` says so. */
const retries = { retries: 6, minTimeout: 500, factor: 2, maxTimeout: 20_000, randomize: true };
const longestRetryAfterS = 60;
const MOST_TOKEN_BYTES = 1024 * 1024;

/** REST clients of Compute Engine, whose requests are repeated when the service is busy. Rejects if there are no credentials. */
export async function computeClients(
  sdk: Awaited<ReturnType<typeof loadSdk>>,
  { endpoint, authClient, requestTimeoutMs = MILLISECONDS_PER_MINUTE }: GcpConnection,
  signal: AbortSignal,
): Promise<ComputeClients> {
  const base = {
    fallback: true,
    ...(endpoint && { protocol: endpoint.protocol, apiEndpoint: endpoint.host, port: endpoint.port }),
    ...(authClient !== undefined && { authClient }),
  } as ClientOptions;
  const auth = new sdk.RegionsClient(base).auth as unknown as Auth;
  // Asked for here, because a client that finds none while it starts ends the whole process.
  const client = auth.getClient ? await auth.getClient() : auth;
  boundTokens(client, requestTimeoutMs);
  const send = boundedRequests(auth, requestTimeoutMs, signal);
  // The SDK retries by gRPC codes, which a failed REST request does not carry, so it never would.
  const patient = {
    getClient: async () => client,
    getProjectId: async () => auth.getProjectId?.(),
    fetch: (url: string, init: object) =>
      pRetry(() => send(url, init), {
        ...retries,
        signal,
        shouldRetry,
        onFailedAttempt: (context) => onFailedAttempt(context, signal),
      }),
  };
  const options = { ...base, auth: patient } as unknown as ClientOptions;
  return {
    regions: new sdk.RegionsClient(options),
    zones: new sdk.ZonesClient(options),
    machineTypes: new sdk.MachineTypesClient(options),
    acceleratorTypes: new sdk.AcceleratorTypesClient(options),
  };
}

/** A token is a kilobyte. Its requests are those of Google's library, which takes these limits as defaults. */
function boundTokens(client: unknown, timeoutMs: number): void {
  const { transporter } = client as { transporter?: { defaults?: object } };
  if (transporter)
    transporter.defaults = { ...transporter.defaults, timeout: Math.ceil(timeoutMs), size: MOST_TOKEN_BYTES };
}

/** Busy or broken for a moment. Compute Engine also says 403 for too many requests, with a reason of its own. */
function shouldRetry({ error }: { readonly error: Error }): boolean {
  if (error instanceof RequestFailure) return false;
  if (!(error instanceof ComputeFault)) return "code" in error;
  const { status, message } = error;
  return status === 429 || status >= 500 || (status === 403 && /"(user)?rateLimitExceeded"/i.test(message));
}

async function onFailedAttempt({ error }: { readonly error: Error }, signal: AbortSignal): Promise<void> {
  if (error instanceof ComputeFault && error.retryAfterS > 0 && shouldRetry({ error }))
    await delay(Math.min(error.retryAfterS, longestRetryAfterS) * 1000, undefined, { signal });
}
