import type * as ComputeSdk from "@google-cloud/compute";
import { LiveRefreshError } from "@green-place/provider-data/tables";

/** Imports the optional peer dependency, or throws `E_SDK_MISSING`, which says what to install. */
export async function loadSdk(): Promise<typeof ComputeSdk> {
  try {
    return await import("@google-cloud/compute");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw LiveRefreshError.sdkMissing("gcp", ["@google-cloud/compute"], error);
  }
}
