import type { EC2Client } from "@aws-sdk/client-ec2";
import { RequestFailure } from "@green-place/request";
import { listedName } from "./listed-name.ts";
import type { AwsSdk } from "./load-sdk.ts";

export interface AwsRegions {
  /** Regions that the account may use. */
  readonly enabled: readonly string[];
  /** Regions that the account has not opted in to; AWS answers no question about them. */
  readonly notEnabled: readonly string[];
}

/** Several times as many as there are. */
const mostRegions = 200;

/** All regions of the account's partition (`ec2:DescribeRegions`). */
export async function fetchRegions(sdk: AwsSdk, client: EC2Client): Promise<AwsRegions> {
  const { Regions = [] } = await client.send(new sdk.ec2.DescribeRegionsCommand({ AllRegions: true }));
  if (Regions.length > mostRegions)
    throw new RequestFailure("too-large", `the list has more than ${mostRegions} regions`);
  const named = (optedIn: boolean): string[] =>
    Regions.flatMap(({ RegionName, OptInStatus }) =>
      (OptInStatus !== "not-opted-in") === optedIn ? [listedName(RegionName)] : [],
    ).sort();
  return { enabled: named(true), notEnabled: named(false) };
}
