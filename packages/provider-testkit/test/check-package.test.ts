import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkPackage } from "../src/check-package.ts";
import { acmeCode, packageFolder } from "./package-folder.ts";

async function faultsOf(code: string, file = ""): Promise<Record<string, readonly string[]>> {
  const folder = packageFolder(code);
  try {
    const results = await checkPackage(join(folder, file));
    return Object.fromEntries(
      results.filter(({ faults }) => faults.length > 0).map(({ check, faults }) => [check, faults]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("a provider's answers are checked where the files of others cannot be read", async () => {
  const { contract } = await faultsOf(acmeCode({ inside: 'readFileSync("/etc/hostname");' }));
  expect(contract?.join()).toContain("A provider must not use fs.readFileSync of");
});

test("a document is checked in the same way", async () => {
  expect(await faultsOf("", "provider.json")).toEqual({});
});
