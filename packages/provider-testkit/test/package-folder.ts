import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { acmeDocument } from "./acme-document.ts";

const packages = resolve(import.meta.dirname, "../..");

interface PackageContents {
  readonly manifest?: object;
  readonly files?: Readonly<Record<string, string>>;
  /** Our packages that are installed beside it, declared or not; default the contract alone. */
  readonly installed?: readonly string[];
}

/** Writes a provider package into a new temporary folder, its code as given, with the contract installed. */
export function packageFolder(
  code: string,
  { manifest = {}, files = {}, installed = ["contract"] }: PackageContents = {},
): string {
  const folder = mkdtempSync(join(tmpdir(), "green-place-broken-"));
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  write(
    "package.json",
    JSON.stringify({
      name: "green-place-provider-acme",
      version: "1.0.0",
      license: "MIT",
      type: "module",
      keywords: ["green-place-provider"],
      greenPlace: { kind: "provider", spec: 1 },
      exports: "./index.js",
      files: ["index.js", "provider.json"],
      dependencies: { "@green-place/contract": "^0.1.0" },
      ...manifest,
    }),
  );
  write("provider.json", JSON.stringify(acmeDocument));
  write("index.js", code);
  for (const [name, text] of Object.entries(files)) write(name, text);
  mkdirSync(join(folder, "node_modules/@green-place"), { recursive: true });
  for (const name of installed)
    symlinkSync(join(packages, name), join(folder, "node_modules/@green-place", name), "junction");
  return folder;
}

/** The code of a provider that is in order; `before` and `inside` are where a broken one misbehaves. */
export const acmeCode = ({ before = "", inside = "" }: { before?: string; inside?: string } = {}): string => `
import { exactly } from "@green-place/contract";
import { readFileSync } from "node:fs";
${before}
export default function acme() {
  ${inside}
  const facts = JSON.parse(readFileSync(new URL("./provider.json", import.meta.url), "utf8"));
  const regions = facts.regions.map(({ id, name, country, latitude, longitude, gridZones, source }) => ({
    id, name, country, latitude, longitude, source,
    gridZones: gridZones.map((id) => ({ scheme: "electricity-maps", id })),
    pue: exactly(id, 1.2, "1", source),
  }));
  return {
    specVersion: 1,
    id: facts.id,
    name: facts.name,
    meta: { packageName: "green-place-provider-acme", version: "1.0.0", dataAsOf: "2026-10-01" },
    supports: { prices: false, spot: false, water: false, hardware: false },
    regions: () => regions,
    instanceTypes: () => [],
    sources: () => facts.sources,
  };
}
`;

/** The code of a provider that leaves the reading of its document to `@green-place/provider-data`. */
export const documentCode = `
import { defineDataProvider } from "@green-place/provider-data/document";
import { readFileSync } from "node:fs";
export default function acme() {
  const document = JSON.parse(readFileSync(new URL("./provider.json", import.meta.url), "utf8"));
  return defineDataProvider(document, { packageName: "green-place-provider-acme", version: "1.0.0" });
}
`;
