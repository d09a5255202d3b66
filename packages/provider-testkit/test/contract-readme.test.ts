import { readFileSync, rmSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";
import { checkPackage } from "../src/check-package.ts";
import { packageFolder } from "./package-folder.ts";

test("the provider in the contract's README passes every check", async () => {
  const readme = readFileSync(new URL("../../contract/README.md", import.meta.url), "utf8");
  const code = /^```ts\n([\s\S]*?)^```$/m.exec(readme)![1]!;
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  const folder = packageFolder(outputText);
  try {
    const results = await checkPackage(folder);
    expect(results.length).toBe(25);
    expect(results.filter(({ faults }) => faults.length > 0)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
