import type { EC2Client, InstanceTypeInfo } from "@aws-sdk/client-ec2";
import type { AwsSdk } from "./load-sdk.ts";

/** Most names that one filter of EC2 takes. */
const namesInFilter = 200;

/** Names of the types that a region offers (`ec2:DescribeInstanceTypeOfferings`). */
export async function fetchOfferings(sdk: AwsSdk, client: EC2Client): Promise<string[]> {
  const pages = sdk.ec2.paginateDescribeInstanceTypeOfferings(
    { client },
    { LocationType: "region", MaxResults: 1000 },
  );
  const names: string[] = [];
  for await (const { InstanceTypeOfferings = [] } of pages)
    for (const { InstanceType } of InstanceTypeOfferings)
      if (InstanceType !== undefined) names.push(InstanceType);
  return names;
}

/** What a region says about `names` (`ec2:DescribeInstanceTypes`). A name that it does not describe is absent. */
export async function describeTypes(
  sdk: AwsSdk,
  client: EC2Client,
  names: readonly string[],
): Promise<InstanceTypeInfo[]> {
  const types: InstanceTypeInfo[] = [];
  for (let start = 0; start < names.length; start += namesInFilter) {
    // A filter, since naming the types outright fails as a whole if one of them is not described.
    const Filters = [{ Name: "instance-type", Values: names.slice(start, start + namesInFilter) }];
    const pages = sdk.ec2.paginateDescribeInstanceTypes({ client }, { Filters, MaxResults: 100 });
    for await (const { InstanceTypes = [] } of pages) types.push(...InstanceTypes);
  }
  return types;
}
