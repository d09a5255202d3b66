/**
 * Rebuilds the tables of every package from upstream files and prints what changed, for a person to review:
 * `tsx --conditions=@green-place/source tools/src/refresh-tables.ts <folder with upstream files>`. Exit 1 if a check fails.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { checkProviderTables } from "./check-provider-tables.ts";
import { compareTables } from "./compare-tables.ts";
import { type Row, readCsv } from "./csv.ts";
import { readKnownIds, readProviderRows } from "./provider-rows.ts";
import { type PackageRefresh, refreshReport } from "./refresh-report.ts";

export interface RefreshResult {
  readonly report: string;
  readonly failed: boolean;
}

/**
 * Runs `import/import-<name>.ts` of each package in `packages` that has upstream files: those of provider-aws and
 * hardware-data lie in `<upstream>/aws` and `<upstream>/hardware`. A package without them is named as not refreshed.
 */
export function refreshTables(upstream: string, packages: string): RefreshResult {
  const refreshed: PackageRefresh[] = [];
  const skipped: string[] = [];
  for (const folder of readdirSync(packages).sort()) {
    const name = folder.replace(/^provider-|-data$/g, "");
    const importer = join(packages, folder, "import", `import-${name}.ts`);
    if (!existsSync(importer)) continue;
    if (!existsSync(join(upstream, name)))
      skipped.push(`${folder}, since ${join(upstream, name)} is not there.`);
    else refreshed.push(refreshPackage(folder, importer, upstream, packages));
  }
  return {
    report: refreshReport(refreshed, skipped),
    failed: refreshed.length === 0 || refreshed.some(({ faults }) => faults.length > 0),
  };
}

function refreshPackage(name: string, importer: string, upstream: string, packages: string): PackageRefresh {
  const folder = join(packages, name);
  const before = readTables(folder);
  // The hardware importer takes the folder of its own files, the others the folder above.
  const input = name === "hardware-data" ? join(upstream, "hardware") : upstream;
  const run = runScript(importer, input);
  const after = readTables(folder);
  const tables = [...new Set([...before.keys(), ...after.keys()])].sort();
  return {
    name,
    tables: Object.fromEntries(
      tables.map((table) => [table, compareTables(before.get(table) ?? [], after.get(table) ?? [])]),
    ),
    importer: run.output,
    faults: run.failed ? [`the importer failed: ${run.output.trim()}`] : checkRows(name, folder, packages),
  };
}

function readTables(folder: string): ReadonlyMap<string, readonly Row[]> {
  const data = join(folder, "data");
  const names = readdirSync(data).filter((name) => name.endsWith(".csv"));
  return new Map(names.map((name) => [name, readCsv(join(data, name))]));
}

/** Providers have row checks in common; a data package brings its own, which its build runs. */
function checkRows(name: string, folder: string, packages: string): readonly string[] {
  if (name.startsWith("provider-"))
    return checkProviderTables(readProviderRows(folder), readKnownIds(packages));
  const { failed, output } = runScript(join(folder, "import", "generate-tables.ts"));
  return failed ? [output.trim()] : [];
}

function runScript(script: string, argument?: string): { failed: boolean; output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      "--conditions=@green-place/source",
      "--import",
      "tsx",
      script,
      ...(argument === undefined ? [] : [argument]),
    ],
    { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  return { failed: status !== 0, output: status === 0 ? stdout : `${stdout}${lastSentence(stderr)}` };
}

/** Of an uncaught error its message, without the stack. */
const lastSentence = (stderr: string): string => /^(?:\w*Error.*)$/m.exec(stderr)?.[0] ?? stderr;

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const upstream = process.argv[2];
  if (upstream === undefined || !existsSync(upstream)) {
    console.error("usage: npm run refresh-data -- <folder with the upstream files>");
    process.exit(2);
  }
  const { report, failed } = refreshTables(resolve(upstream), resolve("packages"));
  process.stdout.write(report);
  process.exitCode = failed ? 1 : 0;
}
