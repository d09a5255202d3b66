import type { EC2Client } from "@aws-sdk/client-ec2";
import type { PricingClient } from "@aws-sdk/client-pricing";
import { MILLISECONDS_PER_MINUTE } from "@green-place/contract";
import type { AwsSdk } from "./load-sdk.ts";

export interface AwsConnection {
  /** For all services and regions, in place of AWS's own addresses. */
  readonly endpoint?: string;
  /** In place of what the SDK's own chain finds: environment, profile, single sign-on, instance role. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

export interface AwsClients {
  ec2(region: string): EC2Client;
  readonly pricing: PricingClient;
}

/** The region that serves the price lists of all commercial regions. */
const pricingRegion = "us-east-1";

/** The SDK waits 0.5 s x 2^n after throttling (0.1 s x 2^n after other faults), or as long as `Retry-After` says. */
const attempts = 7;

/** SDK clients that retry, and that give up on a connection that stays silent. */
export function awsClients(sdk: AwsSdk, connection: AwsConnection): AwsClients {
  const shared = {
    ...connection,
    maxAttempts: attempts,
    requestHandler: {
      connectionTimeout: 10_000,
      requestTimeout: MILLISECONDS_PER_MINUTE,
      throwOnRequestTimeout: true,
    },
  };
  return {
    ec2: (region) => new sdk.ec2.EC2Client({ ...shared, region }),
    pricing: new sdk.pricing.PricingClient({ ...shared, region: pricingRegion }),
  };
}
