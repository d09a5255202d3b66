import { aws } from "@green-place/provider-aws";
import { type AwsCloud, smallCloud } from "../../../../packages/provider-aws/test/live/cloud.ts";

/** The small cloud with as many types as AWS is known to have, so that its catalogue is no loss; of the other regions none is opted in to. */
export function likeShipped(): AwsCloud {
  const { types, offerings, optIn, products, spot } = smallCloud;
  const small = new Set(types.map(({ name }) => name));
  const more = aws()
    .instanceTypes()
    .filter(({ id, accelerators }) => accelerators.length === 0 && !small.has(id));
  return {
    rowsOnPage: 200,
    types: [
      ...types,
      ...more.map(({ id, vcpus, memoryGib }) => ({ name: id, vcpus, mib: memoryGib * 1024 })),
    ],
    offerings: { ...offerings, "us-east-1": [...offerings["us-east-1"]!, ...more.map(({ id }) => id)] },
    optIn: {
      ...Object.fromEntries(
        aws()
          .regions()
          .map(({ id }) => [id, "not-opted-in"]),
      ),
      ...optIn,
    },
    products: [...products, ...more.map(({ id }) => [id, "us-east-1", "1.0000000000"] as const)],
    spot,
  };
}
