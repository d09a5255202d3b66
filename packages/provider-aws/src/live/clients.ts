import type { EC2Client } from "@aws-sdk/client-ec2";
import type { PricingClient } from "@aws-sdk/client-pricing";
import { MILLISECONDS_PER_MINUTE } from "@green-place/contract";
import { boundAnswers, type Stacked } from "./bounded-answers.ts";
import type { AwsSdk } from "./load-sdk.ts";

export interface AwsConnection {
  /** For all services and regions, in place of AWS's own addresses. */
  readonly endpoint?: string;
  /** In place of what the SDK's own chain finds: environment, profile, single sign-on, instance role. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** For one attempt of one request, its whole body included; default a minute. */
  readonly requestTimeoutMs?: number;
}

export interface AwsClients {
  ec2(region: string): EC2Client;
  readonly pricing: PricingClient;
}

/** The region that serves the price lists of all commercial regions. */
const pricingRegion = "us-east-1";

/** The SDK waits 0.5 s x 2^n after throttling (0.1 s x 2^n after other faults), or as long as `Retry-After` says. */
const attempts = 7;

/** SDK clients that retry, each attempt of which ends and is bounded; all of them end with `signal`. */
export function awsClients(
  sdk: AwsSdk,
  { requestTimeoutMs: timeoutMs = MILLISECONDS_PER_MINUTE, ...connection }: AwsConnection,
  signal: AbortSignal,
): AwsClients {
  const shared = {
    ...connection,
    maxAttempts: attempts,
    requestHandler: {
      connectionTimeout: Math.min(10_000, timeoutMs),
      requestTimeout: timeoutMs,
      throwOnRequestTimeout: true,
    },
  };
  const bounded = <Client extends EC2Client | PricingClient>(client: Client): Client => {
    boundAnswers(client as unknown as Stacked, timeoutMs, signal);
    return client;
  };
  return {
    ec2: (region) => bounded(new sdk.ec2.EC2Client({ ...shared, region })),
    pricing: bounded(new sdk.pricing.PricingClient({ ...shared, region: pricingRegion })),
  };
}
