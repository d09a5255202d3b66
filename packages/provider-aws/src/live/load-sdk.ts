import type * as Ec2Sdk from "@aws-sdk/client-ec2";
import type * as PricingSdk from "@aws-sdk/client-pricing";
import { LiveRefreshError } from "@green-place/provider-data/tables";

export interface AwsSdk {
  readonly ec2: typeof Ec2Sdk;
  readonly pricing: typeof PricingSdk;
}

/** Imports the optional peer dependencies, or throws `E_SDK_MISSING`, which says what to install. */
export async function loadSdk(): Promise<AwsSdk> {
  try {
    const [ec2, pricing] = await Promise.all([
      import("@aws-sdk/client-ec2"),
      import("@aws-sdk/client-pricing"),
    ]);
    return { ec2, pricing };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw LiveRefreshError.sdkMissing("aws", ["@aws-sdk/client-ec2", "@aws-sdk/client-pricing"], error);
  }
}
