import type { ProviderV1 } from "@green-place/contract";
import { bundledProviders } from "@green-place/engine";
import type { Session } from "../configuration/session.ts";
import { ageFinding } from "./data-age.ts";
import type { DoctorFinding } from "./doctor-check.ts";

/** Whether the bundled providers load, how much they know and how old it is. */
export const providerCheck = async (session: Session): Promise<readonly DoctorFinding[]> =>
  (await bundledProviders()).map((provider) => providerFinding(provider, session.now()));

/** One provider's line. A provider that knows no region or no instance type is of no use. */
export function providerFinding(provider: ProviderV1, now: number): DoctorFinding {
  const regions = provider.regions().length;
  const types = provider.instanceTypes().length;
  const { packageName, version, dataAsOf } = provider.meta;
  const subject = `provider ${provider.id}`;
  const found = `${packageName} ${version}, ${regions} regions, ${types} instance types, data of ${dataAsOf}`;
  if (regions === 0 || types === 0)
    return { status: "fail", subject, found, next: `Reinstall ${packageName}: its tables are empty.` };
  return ageFinding(subject, found, dataAsOf, now);
}
