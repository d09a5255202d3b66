import { GreenPlaceError } from "@green-place/contract";
import type { PlacementRef, RegionRef } from "@green-place/core";

/** `aws:us-east-1:p4d.24xlarge`. Throws `E_PLACEMENT`. */
export function placementRef(text: string): PlacementRef {
  const [provider, region, instanceType, ...rest] = text.split(":");
  if (provider && region && instanceType && rest.length === 0) return { provider, region, instanceType };
  throw new GreenPlaceError(
    "E_PLACEMENT",
    `"${text}" is not a placement.`,
    "Expected provider:region:instance type, such as aws:us-east-1:p4d.24xlarge.",
  );
}

/** `aws:us-east-1`. Throws `E_PLACEMENT`. */
export function regionRef(text: string): RegionRef {
  const [provider, region, ...rest] = text.split(":");
  if (provider && region && rest.length === 0) return { provider, region };
  throw new GreenPlaceError(
    "E_PLACEMENT",
    `"${text}" is not a cloud region.`,
    "Expected provider:region, such as aws:us-east-1.",
  );
}
