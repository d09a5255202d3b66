import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";

/** A copy of contract and core, in which the guard runs. */
function copyOfSources(): string {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), "green-place-arrows-")));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  for (const name of ["contract", "core"])
    cpSync(`packages/${name}/src`, join(copy, `packages/${name}/src`), { recursive: true });
  for (const file of ["tsconfig.json", "tsconfig.base.json", "packages/contract/package.json"])
    cpSync(file, join(copy, file));
  const modules = join(copy, "packages/core/node_modules");
  mkdirSync(join(modules, "@green-place"), { recursive: true });
  symlinkSync(join(copy, "packages/contract"), join(modules, "@green-place/contract"));
  const library = realpathSync("packages/core/node_modules/fastest-levenshtein");
  symlinkSync(library, join(modules, "fastest-levenshtein"));
  return copy;
}

function guard(copy: string): { status: number | null; faults: string[]; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve("guards/dependency-rules.mjs")], {
    cwd: copy,
    encoding: "utf8",
  });
  return { status, faults: stderr.trim().split("\n"), said: `${stdout}${stderr}` };
}

function plant(copy: string, file: string, text: string): void {
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  writeFileSync(join(copy, file), `${text}\n`);
}

const planted: readonly (readonly [fault: string, file: string, text: string, rule: string])[] = [
  ["zod in contract", "packages/contract/src/zod.ts", 'import "zod";', "contract-libraries"],
  [
    "a builtin in contract",
    "packages/contract/src/os.ts",
    'import "node:os";',
    "contract-touches-no-machine",
  ],
  [
    "a builtin in core",
    "packages/core/src/schedule/files.ts",
    'import { readFile } from "node:fs/promises";',
    "core-touches-no-machine",
  ],
  ["a second library in core", "packages/core/src/names/zod.ts", 'import "zod";', "core-libraries"],
  [
    "an upward import of a type",
    "packages/core/src/formulas/upward.ts",
    'import type { Job } from "../workload/job.ts";',
    "core-formulas-imports-downward",
  ],
  [
    "an import of a later package",
    "packages/contract/src/later.ts",
    'import "../../core/src/index.ts";',
    "contract-imports",
  ],
  [
    "a folder in no layer",
    "packages/core/src/utils/one.ts",
    'import "@green-place/contract";',
    "core-has-a-layer-for-each-file",
  ],
  [
    "core in a provider",
    "packages/provider-aws/src/core.ts",
    'import "../../core/src/index.ts";',
    "provider-aws-imports",
  ],
  [
    "a document in a provider",
    "packages/provider-aws/src/zod.ts",
    'import "../../provider-data/src/document.ts";',
    "providers-read-tables-only",
  ],
  [
    "zod in the tables",
    "packages/provider-data/src/tables/zod.ts",
    'import type { z } from "zod";',
    "tables-are-small",
  ],
  [
    "files in the engine",
    "packages/engine/src/timing/files.ts",
    'import { readFileSync } from "fs";',
    "engine-asks-its-context",
  ],
  ["a file in a renderer", "apps/cli/src/render/files.ts", 'import "node:fs";', "renderers-are-pure"],
  [
    "an app in a package",
    "packages/tracker/src/app.ts",
    'import "../../../apps/cli/src/main.ts";',
    "tracker-imports",
  ],
  [
    "an import of nothing",
    "packages/tracker/src/run/lost.ts",
    'import "./gone.ts";',
    "every-import-is-found",
  ],
];

test("contract and core as they are pass", () => {
  const { status, said } = guard(copyOfSources());
  expect(said).toMatch(/^\d{3,} modules of 2 packages, 0 faults$/m);
  expect(status).toBe(0);
});

test("each planted fault turns its rule red", () => {
  const copy = copyOfSources();
  for (const [, file, text] of planted) plant(copy, file, text);
  plant(copy, "packages/provider-data/src/document.ts", "export {};");
  plant(copy, "apps/cli/src/main.ts", "export {};");
  for (const folder of ["packages/core/src/schedule", "packages/core/test"]) {
    plant(copy, `${folder}/one.ts`, 'import type { Two } from "./two.ts";\nexport type One = Two;');
    plant(copy, `${folder}/two.ts`, 'import type { One } from "./one.ts";\nexport type Two = One[];');
  }
  plant(copy, "packages/payments/src/index.ts", "export {};");
  const { status, faults } = guard(copy);
  expect(status).toBe(1);
  for (const [fault, file, , rule] of planted)
    expect(
      faults.filter((one) => one.startsWith(`${file} -> `) && one.includes(`: ${rule}. `)),
      fault,
    ).toHaveLength(1);
  for (const folder of ["packages/core/src/schedule", "packages/core/test"])
    expect(faults.join("\n")).toContain(
      `${folder}/one.ts -> ${folder}/two.ts -> ${folder}/one.ts: no-cycles.`,
    );
  expect(faults.join("\n")).toContain("payments has no entry in guards/layers.cjs");
});
