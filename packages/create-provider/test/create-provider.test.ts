import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseDataProvider } from "@green-place/provider-data/document";
import { checkPackage, checkProvider } from "@green-place/provider-testkit";
import { describe, expect, test } from "vitest";
import { createProvider } from "../src/create-provider.ts";
import { main } from "../src/main.ts";

const root = resolve(import.meta.dirname, "../../..");
const newFolder = (): string => join(mkdtempSync(join(tmpdir(), "green-place-create-")), "new");
const manifestIn = (
  folder: string,
): { dependencies?: Record<string, string>; devDependencies: Record<string, string> } =>
  JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const faultsIn = (results: readonly { check: string; faults: readonly string[] }[]): string[] =>
  results.flatMap(({ check, faults }) => faults.map((fault) => `${check}: ${fault}`));

describe("a new provider passes the kit at once", () => {
  test("with data alone, and no code at all", async () => {
    const folder = newFolder();
    const files = await createProvider({
      id: "acme",
      name: 'The "Acme" Cloud',
      packageName: "green-place-provider-acme",
      dataOnly: true,
      folder,
    });
    expect(files).toEqual([
      ".changeset/config.json",
      ".changeset/first-release.md",
      ".github/workflows/check.yml",
      ".gitignore",
      "README.md",
      "package.json",
      "provider.json",
    ]);
    const text = readFileSync(join(folder, "provider.json"), "utf8");
    const create = () =>
      parseDataProvider(text, { packageName: "green-place-provider-acme", version: "0.1.0" });
    expect(create().name).toBe('The "Acme" Cloud');
    const { dependencies, devDependencies } = manifestIn(folder);
    expect(dependencies).toBeUndefined();
    // The path of the schema holds under every package manager only if its package is asked for by name.
    expect(JSON.parse(text).$schema).toMatch("./node_modules/@green-place/provider-data/");
    expect(Object.keys(devDependencies)).toContain("@green-place/provider-data");
    expect(faultsIn(checkProvider(create))).toEqual([]);
    expect(faultsIn(await checkPackage(folder))).toEqual([]);
  });

  test("with code, built and tested by its own scripts", async () => {
    const folder = newFolder();
    await createProvider({
      id: "acme-two",
      name: "Acme Two",
      packageName: "@me/green-place-provider-acme-two",
      dataOnly: false,
      folder,
    });
    expect(manifestIn(folder).dependencies).toEqual({ "@green-place/contract": "latest" });
    // What npm install would do, without a registry.
    for (const name of ["contract", "provider-testkit"]) {
      mkdirSync(join(folder, "node_modules/@green-place"), { recursive: true });
      symlinkSync(join(root, "packages", name), join(folder, "node_modules/@green-place", name), "junction");
    }
    const tsc = spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc")], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(tsc.stdout).toBe("");
    expect(faultsIn(await checkPackage(folder))).toEqual([]);
    const own = spawnSync(process.execPath, ["--test"], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, NODE_OPTIONS: "" },
    });
    expect(own.stdout).toMatch(/pass 25\n(.*\n)*# fail 0|pass 25/);
    expect(own.status).toBe(0);
  });
});

describe("what cannot be made is said in a sentence, exit 2", () => {
  test.each([
    ["no id", ["--yes"]],
    ["a capital letter", ["Acme", "--yes"]],
    ["a path", ["../acme", "--yes"]],
    ["an id of ours", ["aws", "--yes"]],
    ["an unknown option", ["acme", "--fast"]],
  ])("%s", async (_, argv) => {
    expect(await main(argv)).toBe(2);
  });

  test("a folder that is not empty is left alone", async () => {
    const folder = newFolder();
    mkdirSync(folder);
    writeFileSync(join(folder, "mine.txt"), "mine");
    expect(await main(["acme", "--yes", "--folder", folder])).toBe(2);
  });
});
