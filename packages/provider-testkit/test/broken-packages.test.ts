import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { packageCheckList } from "../src/package-checks/package-check-list.ts";
import { gatherEvidence } from "../src/package-evidence.ts";
import { acmeCode, documentCode, packageFolder } from "./package-folder.ts";

async function failed(folder: string): Promise<Record<string, string>> {
  try {
    const evidence = await gatherEvidence(folder);
    return Object.fromEntries(
      packageCheckList.flatMap((check) => {
        const [fault] = check.faults(evidence);
        return fault === undefined ? [] : [[check.id, fault]];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("a package that is in order passes every check", () => {
  test("with code", async () => {
    expect(await failed(packageFolder(acmeCode()))).toEqual({});
  });

  test("with code that needs another of our packages, and what that needs in turn", async () => {
    const manifest = { dependencies: { "@green-place/provider-data": "^0.1.0" } };
    expect(await failed(packageFolder(documentCode, { manifest, installed: ["provider-data"] }))).toEqual({});
  });

  test("with data alone", async () => {
    const manifest = {
      greenPlace: { kind: "provider", spec: 1, data: "./provider.json" },
      dependencies: {},
      exports: {},
    };
    expect(await failed(packageFolder("", { manifest }))).toEqual({});
  });
});

describe("a broken package fails, by the check that is there for it", () => {
  const quietly = (code: string): string => `try { ${code} } catch {}`;

  test.each([
    [
      "asks a server when it is imported",
      { before: quietly('fetch("http://127.0.0.1:9/");') },
      "no-network",
      /fetch/,
    ],
    [
      "opens a socket",
      { before: 'import net from "node:net";', inside: quietly("net.connect(9, '127.0.0.1');") },
      "no-network",
      /net\.connect/,
    ],
    [
      "looks up a name",
      { before: 'import { lookup } from "node:dns/promises";', inside: quietly('lookup("example.com");') },
      "no-network",
      /dns\.lookup/,
    ],
    [
      "uses node:https by a named import",
      { before: 'import { get } from "node:https";', inside: quietly('get("https://127.0.0.1:9/");') },
      "no-network",
      /https\.get/,
    ],
    [
      "asks a server a little later",
      { inside: "setTimeout(() => { try { fetch('http://127.0.0.1:9/') } catch {} }, 10);" },
      "no-network",
      /fetch/,
    ],
    [
      "writes a file",
      {
        before: 'import { writeFileSync } from "node:fs";',
        inside: quietly('writeFileSync("cache.json", "{}");'),
      },
      "no-files",
      /writeFileSync to write/,
    ],
    [
      "writes a file into its own package",
      {
        before: 'import fs from "node:fs/promises";',
        inside: quietly('fs.appendFile(new URL("./log", import.meta.url), "x");'),
      },
      "no-files",
      /appendFile to write/,
    ],
    [
      "reads the user's keys",
      { inside: quietly('readFileSync("/etc/hostname");') },
      "no-files",
      /readFileSync of/,
    ],
    [
      "lists a folder",
      { before: 'import { readdirSync } from "node:fs";', inside: quietly('readdirSync("/");') },
      "no-files",
      /readdirSync of/,
    ],
    [
      "starts a process",
      { before: 'import { execSync } from "node:child_process";', inside: quietly('execSync("true");') },
      "no-files",
      /execSync/,
    ],
    [
      "starts a thread",
      {
        before: 'import { Worker } from "node:worker_threads";',
        inside: quietly("new Worker('0', { eval: true });"),
      },
      "no-files",
      /Worker/,
    ],
  ] as const)("%s", async (_, where, check, what) => {
    const faults = await failed(packageFolder(acmeCode(where)));
    expect(Object.keys(faults)).toEqual([check]);
    expect(faults[check]).toMatch(what);
  });

  test("depends on the clock", async () => {
    const code = acmeCode().replace("name: facts.name", "name: facts.name + new Date().getFullYear()");
    expect(Object.keys(await failed(packageFolder(code)))).toEqual(["same-everywhere"]);
  });

  test("depends on chance", async () => {
    const code = acmeCode().replace(
      "regions: () => regions",
      "regions: () => regions.map((region) => ({ ...region, latitude: region.latitude + Math.random() / 10 }))",
    );
    expect(Object.keys(await failed(packageFolder(code)))).toEqual(["same-everywhere"]);
  });

  test("leaves a file out of the package", async () => {
    const faults = await failed(packageFolder(acmeCode(), { manifest: { files: ["index.js"] } }));
    expect(faults["packed-import"]).toMatch(/does not create: ENOENT/);
  });

  test("imports what it does not declare", async () => {
    const faults = await failed(packageFolder(acmeCode(), { manifest: { dependencies: {} } }));
    expect(faults["packed-import"]).toMatch(/does not import: .*@green-place\/contract/);
  });

  test("ends the process", async () => {
    const faults = await failed(packageFolder(acmeCode({ before: "process.exit(0);" })));
    expect(faults["packed-import"]).toMatch(/ended the process/);
  });

  test("exports no factory", async () => {
    const faults = await failed(packageFolder("export default { id: 'acme' };"));
    expect(faults["packed-import"]).toMatch(/default export is not a function/);
  });

  test("says nothing in its package.json", async () => {
    expect(
      await failed(
        packageFolder(acmeCode(), { manifest: { greenPlace: undefined, keywords: [], license: undefined } }),
      ),
    ).toEqual({
      manifest: "package.json has no license",
    });
  });

  test("is too big", async () => {
    const noise = randomBytes(6 * 1024 * 1024).toString("base64");
    const faults = await failed(packageFolder(acmeCode({ before: `/* ${noise} */` })));
    expect(faults["size"]).toMatch(/the tarball has .* MiB, more than 5/);
  });

  test("fills the memory", async () => {
    const faults = await failed(
      packageFolder(acmeCode({ before: "globalThis.kept = new Array(3.2e7).fill(0.5);" })),
    );
    expect(Object.keys(faults)).toEqual(["size"]);
    expect(faults["size"]).toMatch(/the heap has/);
  });
});
