import { nearestNames } from "@green-place/core";
import type { ProviderDocumentV1, RangeRow } from "../provider-document-v1.ts";

/** Ids that are used twice or that name nothing, as sentences `where: what`. */
export function referenceFaults(document: ProviderDocumentV1): string[] {
  const faults: string[] = [];
  const idsOf = (table: string, rows: readonly { readonly id: string }[]): Set<string> => {
    const ids = new Set<string>();
    rows.forEach((row, index) => {
      if (ids.has(row.id)) faults.push(`${table}[${index}].id: "${row.id}" is used twice`);
      ids.add(row.id);
    });
    return ids;
  };
  const mustName = (where: string, id: string, ids: ReadonlySet<string>, what: string): void => {
    if (ids.has(id)) return;
    const near = nearestNames(id, ids);
    faults.push(
      `${where}: there is no ${what} "${id}"${near.length > 0 ? `; did you mean ${near.join(" or ")}?` : ""}`,
    );
  };

  const sources = idsOf("sources", document.sources);
  const regions = idsOf("regions", document.regions);
  const types = idsOf("instanceTypes", document.instanceTypes);
  idsOf("hardware", document.hardware ?? []);
  const offers = new Set<string>();
  const checkSources = (where: string, row: object): void => {
    for (const [name, value] of Object.entries(row)) {
      if (name === "source" || name === "gridZonesSource")
        mustName(`${where}.${name}`, String(value), sources, "source");
      else if (isRange(value) && value.source !== undefined)
        mustName(`${where}.${name}.source`, value.source, sources, "source");
    }
  };
  for (const [index, row] of document.regions.entries()) checkSources(`regions[${index}]`, row);
  for (const [index, row] of (document.hardware ?? []).entries()) checkSources(`hardware[${index}]`, row);
  document.instanceTypes.forEach((row, index) => {
    const where = `instanceTypes[${index}]`;
    checkSources(where, row);
    if (row.interconnect)
      mustName(`${where}.interconnect.source`, row.interconnect.source, sources, "source");
    for (const region of row.regions) {
      mustName(`${where}.regions`, region, regions, "region");
      offers.add(`${row.id} ${region}`);
    }
  });
  const priced = new Set<string>();
  document.prices?.forEach((row, index) => {
    const where = `prices[${index}]`;
    checkSources(where, row);
    mustName(`${where}.instanceType`, row.instanceType, types, "instance type");
    for (const region of row.regions) {
      const offer = `${row.instanceType} ${region}`;
      if (!offers.has(offer))
        faults.push(`${where}: no instance type offers "${row.instanceType}" in "${region}"`);
      if (priced.has(offer))
        faults.push(`${where}: "${row.instanceType}" in "${region}" has a price already`);
      priced.add(offer);
    }
  });
  return faults;
}

const isRange = (value: unknown): value is RangeRow =>
  typeof value === "object" && value !== null && !Array.isArray(value) && "low" in value;
