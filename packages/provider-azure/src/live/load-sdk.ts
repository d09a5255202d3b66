import type * as ComputeSdk from "@azure/arm-compute";
import type * as IdentitySdk from "@azure/identity";
import { LiveRefreshError } from "@green-place/provider-data/tables";

export interface AzureSdk {
  readonly compute: typeof ComputeSdk;
  readonly identity: typeof IdentitySdk;
}

/** Imports the optional peer dependencies, or throws `E_SDK_MISSING`, which says what to install. */
export async function loadSdk(): Promise<AzureSdk> {
  try {
    const [compute, identity] = await Promise.all([import("@azure/arm-compute"), import("@azure/identity")]);
    return { compute, identity };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw LiveRefreshError.sdkMissing("azure", ["@azure/arm-compute", "@azure/identity"], error);
  }
}
