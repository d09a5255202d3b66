import type { EC2Client } from "@aws-sdk/client-ec2";
import type { InstanceAccelerator } from "@green-place/contract";
import { boundedPages } from "@green-place/request";
import { listedName } from "./listed-name.ts";
import type { AwsSdk } from "./load-sdk.ts";
import { mapAccelerators } from "./map-accelerators.ts";

/** What EC2 says of a type, as far as it is used: its whole description takes some kilobytes. */
export interface DescribedType {
  readonly id: string;
  readonly vcpus: number | undefined;
  readonly mebibytes: number | undefined;
  readonly devices:
    | { readonly accelerators: readonly InstanceAccelerator[] }
    | { readonly unknownDevice: string };
}

/** Most names that one filter of EC2 takes. */
const namesInFilter = 200;

/** A region offers some 900 types. */
const limits = { mostPages: 50, mostItems: 5_000 };

/** Names of the types that a region offers (`ec2:DescribeInstanceTypeOfferings`). */
export async function fetchOfferings(sdk: AwsSdk, client: EC2Client): Promise<string[]> {
  const pages = sdk.ec2.paginateDescribeInstanceTypeOfferings(
    { client },
    { LocationType: "region", MaxResults: 1000 },
  );
  const names = new Set<string>();
  const offerings = boundedPages(pages, {
    ...limits,
    itemsOf: ({ InstanceTypeOfferings = [] }) => InstanceTypeOfferings,
    nextOf: ({ NextToken }) => NextToken,
  });
  for await (const { InstanceType } of offerings) names.add(listedName(InstanceType));
  return [...names];
}

/** What a region says about `names` (`ec2:DescribeInstanceTypes`). A name that it does not describe is absent. */
export async function describeTypes(
  sdk: AwsSdk,
  client: EC2Client,
  names: readonly string[],
): Promise<DescribedType[]> {
  const types: DescribedType[] = [];
  for (let start = 0; start < names.length; start += namesInFilter) {
    const asked = names.slice(start, start + namesInFilter);
    // A filter, since naming the types outright fails as a whole if one of them is not described.
    const Filters = [{ Name: "instance-type", Values: asked }];
    const pages = sdk.ec2.paginateDescribeInstanceTypes({ client }, { Filters, MaxResults: 100 });
    const described = boundedPages(pages, {
      ...limits,
      itemsOf: ({ InstanceTypes = [] }) => InstanceTypes,
      nextOf: ({ NextToken }) => NextToken,
    });
    for await (const info of described) {
      const id = listedName(info.InstanceType);
      // What was not asked for is no answer.
      if (!asked.includes(id)) continue;
      types.push({
        id,
        vcpus: info.VCpuInfo?.DefaultVCpus,
        mebibytes: info.MemoryInfo?.SizeInMiB,
        devices: mapAccelerators(info),
      });
    }
  }
  return types;
}
