import type { EC2Client } from "@aws-sdk/client-ec2";
import type { AwsSdk } from "./load-sdk.ts";

export interface AwsRegions {
  /** Regions that the account may use. */
  readonly enabled: readonly string[];
  /** Regions that the account has not opted in to; AWS answers no question about them. */
  readonly notEnabled: readonly string[];
}

/** All regions of the account's partition (`ec2:DescribeRegions`). */
export async function fetchRegions(sdk: AwsSdk, client: EC2Client): Promise<AwsRegions> {
  const { Regions = [] } = await client.send(new sdk.ec2.DescribeRegionsCommand({ AllRegions: true }));
  const named = (optedIn: boolean): string[] =>
    Regions.flatMap(({ RegionName, OptInStatus }) =>
      RegionName !== undefined && (OptInStatus !== "not-opted-in") === optedIn ? [RegionName] : [],
    ).sort();
  return { enabled: named(true), notEnabled: named(false) };
}
