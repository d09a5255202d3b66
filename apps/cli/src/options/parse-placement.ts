import type { PlacementRef } from "@green-place/core";
import { InvalidArgumentError } from "commander";

/** `aws:us-east-1:p4d.24xlarge` */
export function placementRef(text: string): PlacementRef {
  const [provider, region, instanceType, ...rest] = text.split(":");
  if (!provider || !region || !instanceType || rest.length > 0) {
    throw new InvalidArgumentError(
      "Expected provider:region:instance type, such as aws:us-east-1:p4d.24xlarge.",
    );
  }
  return { provider, region, instanceType };
}
