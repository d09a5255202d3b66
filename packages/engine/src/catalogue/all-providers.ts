import type { ProviderV1 } from "@green-place/contract";
import type { EngineContext } from "../context.ts";
import { bundledProviders, type Machines } from "../providers/bundled-providers.ts";
import { distinctProviders } from "./distinct-providers.ts";

/** Every provider that a command may use: the bundled ones, then the plugins that loaded. Throws `E_DUPLICATE_PROVIDER`. */
export async function allProviders(
  context: EngineContext,
  machines: Machines = "all",
): Promise<readonly ProviderV1[]> {
  const [bundled, plugins] = await Promise.all([bundledProviders(machines), context.plugins()]);
  return distinctProviders(bundled, plugins, context);
}
