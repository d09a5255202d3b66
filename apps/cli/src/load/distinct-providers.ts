import { DuplicateProviderError, type ProviderV1 } from "@green-place/core";
import type { Terminal } from "../terminal.ts";
import type { PluginReport } from "./plugin-report.ts";

/** The bundled providers and the plugins that loaded. Faults are warned about; one id twice throws `E_DUPLICATE_PROVIDER`. */
export function distinctProviders(
  bundled: readonly ProviderV1[],
  plugins: PluginReport,
  terminal: Terminal,
): ProviderV1[] {
  for (const { name, message } of plugins.faults)
    terminal.err(`green-place: ${name} is left out: ${message}\n`);
  const byId = new Map<string, ProviderV1>();
  for (const provider of [...bundled, ...plugins.loaded.map((plugin) => plugin.provider)]) {
    const other = byId.get(provider.id);
    if (other)
      throw new DuplicateProviderError(provider.id, [other.meta.packageName, provider.meta.packageName]);
    byId.set(provider.id, provider);
  }
  return [...byId.values()];
}
