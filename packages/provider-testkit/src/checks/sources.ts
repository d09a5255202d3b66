import type { ProviderV1 } from "@green-place/contract";
import type { ProviderCheck } from "../provider-under-test.ts";
import { offeredPrices } from "./offered-prices.ts";

/** Words that stand for a licence nobody looked up. */
const placeholder = /^(todo|tbd|fixme|unknown|none|n\/a|\?+|-)$/i;

/** Every number leads to a source that exists, has a licence, and was read on a day that has been. */
export const sources: ProviderCheck = {
  id: "sources",
  title: "gives each fact a source with licence and date",
  faults: ({ provider, today }) => {
    const known = new Set(provider.sources().map(({ id }) => id));
    return [
      ...provider
        .sources()
        .flatMap(({ id, licence, retrieved }) => [
          ...(placeholder.test(licence) ? [`source "${id}" has the licence "${licence}"`] : []),
          ...(retrieved > today ? [`source "${id}" was read on ${retrieved}, which is yet to come`] : []),
        ]),
      ...(provider.meta.dataAsOf > today
        ? [`meta.dataAsOf is ${provider.meta.dataAsOf}, which is yet to come`]
        : []),
      ...[...namedSources(provider)]
        .filter(([id]) => !known.has(id))
        .map(([id, where]) => `${where} names the source "${id}", which sources() lacks`),
    ];
  },
};

/** Ids of sources, each with one place that names it. */
function namedSources(provider: ProviderV1): Map<string, string> {
  const named = new Map<string, string>();
  for (const region of provider.regions()) {
    for (const id of [region.source, region.gridZonesSource])
      if (id !== undefined) named.set(id, `region "${region.id}"`);
    for (const measure of [region.pue, region.wue, region.cfe]) {
      if (measure) named.set(measure.source, `region "${region.id}"`);
    }
  }
  for (const type of provider.instanceTypes()) {
    for (const id of [type.source, type.interconnect?.source])
      if (id !== undefined) named.set(id, `instance type "${type.id}"`);
  }
  for (const chip of provider.hardware?.() ?? []) {
    for (const measure of Object.values(chip)) {
      if (typeof measure === "object" && "source" in measure) named.set(measure.source, `chip "${chip.id}"`);
    }
  }
  for (const { instanceType, region, onDemand, spot } of offeredPrices(provider)) {
    for (const answer of [onDemand, spot]) {
      if (answer?.ok)
        named.set(answer.data.usdPerHour.source, `the price of "${instanceType}" in "${region}"`);
    }
  }
  return named;
}
