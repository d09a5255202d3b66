import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { main } from "../../src/main.ts";
import { processTerminal } from "../../src/terminal.ts";

/** Writes files into a new temporary folder: text as it is, anything else as JSON. */
export function project(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), "green-place-project-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  }
  return folder;
}

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in a folder, with no environment but what is given. */
export async function greenPlace(
  cwd: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  let out = "";
  let err = "";
  const code = await main(argv, {
    ...processTerminal(),
    cwd,
    env,
    columns: undefined,
    colour: false,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

/** A provider with one region, one GPU type and a price, under the given id. */
export const cloud = (id: string): object => ({
  specVersion: 1,
  id,
  name: `Cloud ${id}`,
  sources: [
    {
      id: "s",
      publisher: "P",
      title: "T",
      url: "https://example.com/",
      licence: "MIT",
      retrieved: "2026-01-02",
    },
  ],
  regions: [
    {
      id: "se-1",
      name: "Luleå",
      country: "SE",
      latitude: 65,
      longitude: 22,
      gridZones: ["SE-SE1"],
      source: "s",
    },
  ],
  instanceTypes: [
    {
      id: "g1",
      family: "g",
      vcpus: 8,
      memoryGib: 64,
      accelerators: [{ id: "a100-80gb-pcie", count: 1 }],
      regions: ["se-1"],
      source: "s",
    },
  ],
  prices: [
    {
      instanceType: "g1",
      regions: ["se-1"],
      onDemandUsdPerHour: 1,
      basis: "list",
      asOf: "2026-01-02",
      source: "s",
    },
  ],
});

/** The files of an installed data-only provider package. */
export const dataPackage = (name: string, id: string, role: object = {}): Record<string, unknown> => ({
  [`node_modules/${name}/package.json`]: {
    name,
    version: "1.0.0",
    greenPlace: { kind: "provider", spec: 1, data: "./provider.json", ...role },
  },
  [`node_modules/${name}/provider.json`]: cloud(id),
});

/** The files of an installed provider package with code. */
export const codePackage = (name: string, code: string): Record<string, unknown> => ({
  [`node_modules/${name}/package.json`]: {
    name,
    version: "1.0.0",
    type: "module",
    exports: "./index.js",
    greenPlace: { kind: "provider", spec: 1 },
  },
  [`node_modules/${name}/index.js`]: code,
});

/** Ids of the loaded providers. */
export async function providerIds(
  cwd: string,
  argv: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const { out, err, code } = await greenPlace(cwd, ["providers", "list", "--format", "json", ...argv], env);
  if (code !== 0) throw new Error(err);
  return (JSON.parse(out) as { rows: { id: string }[] }).rows.map(({ id }) => id);
}
