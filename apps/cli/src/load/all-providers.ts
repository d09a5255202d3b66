import type { ProviderV1 } from "@green-place/core";
import { bundledProviders, type Machines } from "./bundled-providers.ts";
import { distinctProviders } from "./distinct-providers.ts";
import type { Session } from "./session.ts";

/** Every provider that a command may use: the bundled ones, then the plugins that loaded. Throws `E_DUPLICATE_PROVIDER`. */
export async function allProviders(
  session: Session,
  machines: Machines = "all",
): Promise<readonly ProviderV1[]> {
  const [bundled, plugins] = await Promise.all([bundledProviders(machines), session.plugins()]);
  return distinctProviders(bundled, plugins, session);
}
