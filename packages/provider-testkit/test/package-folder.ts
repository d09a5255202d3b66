import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { acmeDocument } from "./acme-document.ts";

const core = resolve(import.meta.dirname, "../../core");

/** Writes a provider package into a new temporary folder, its code as given, with core installed. */
export function packageFolder(
  code: string,
  {
    manifest = {},
    files = {},
  }: { readonly manifest?: object; readonly files?: Readonly<Record<string, string>> } = {},
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
      dependencies: { "@green-place/core": "^0.1.0" },
      ...manifest,
    }),
  );
  write("provider.json", JSON.stringify(acmeDocument));
  write("index.js", code);
  for (const [name, text] of Object.entries(files)) write(name, text);
  mkdirSync(join(folder, "node_modules/@green-place"), { recursive: true });
  symlinkSync(core, join(folder, "node_modules/@green-place/core"), "junction");
  return folder;
}

/** The code of a provider that is in order; `before` and `inside` are where a broken one misbehaves. */
export const acmeCode = ({ before = "", inside = "" }: { before?: string; inside?: string } = {}): string => `
import { defineDataProvider } from "@green-place/provider-data/document";
import { readFileSync } from "node:fs";
${before}
export default function acme() {
  ${inside}
  const document = JSON.parse(readFileSync(new URL("./provider.json", import.meta.url), "utf8"));
  return defineDataProvider(document, { packageName: "green-place-provider-acme", version: "1.0.0" });
}
`;
