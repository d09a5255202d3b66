import type { ProviderV1 } from "@green-place/contract";
import { DuplicateProviderError } from "@green-place/core";
import type { EngineContext } from "../context.ts";
import type { PluginReport } from "../plugins/plugin-report.ts";

/** The bundled providers and the plugins that loaded. Faults are warned about; one id twice throws `E_DUPLICATE_PROVIDER`. */
export function distinctProviders(
  bundled: readonly ProviderV1[],
  plugins: PluginReport,
  context: EngineContext,
): ProviderV1[] {
  for (const { name, message } of plugins.faults) context.warn(`${name} is left out: ${message}`);
  const byId = new Map<string, ProviderV1>();
  for (const provider of [...bundled, ...plugins.loaded.map((plugin) => plugin.provider)]) {
    const other = byId.get(provider.id);
    if (other)
      throw new DuplicateProviderError(provider.id, [other.meta.packageName, provider.meta.packageName]);
    byId.set(provider.id, provider);
  }
  return [...byId.values()];
}
