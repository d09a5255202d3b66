/**
 * The public surface of the packages that others build on, as committed reports: a change of it shows in review. Checks that the reports are
 * today's; `--write` makes them so. Reads the declarations that the build wrote.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { Extractor, ExtractorConfig } from "@microsoft/api-extractor";

/** One report an entry: each is an interface of its own. */
const reports = ["contract", "core", "engine", "provider-data", "provider-testkit", "tracker"].flatMap(
  (name) => {
    const folder = join("packages", name);
    const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return Object.entries(exports)
      .filter(([, { types }]) => types !== undefined)
      .map(([entry, { types }]) => ({
        folder,
        declarations: resolve(folder, types),
        name: entry === "." ? name : `${name}-${basename(entry)}`,
      }));
  },
);
if (reports.length < 6) throw new Error("no package exports types: the check has guarded nothing");
const write = process.argv.includes("--write");
const temporary = mkdtempSync(join(tmpdir(), "green-place-api-"));
let stale = 0;
try {
  for (const { folder, declarations, name } of reports) {
    const projectFolder = resolve(folder);
    const config = ExtractorConfig.prepare({
      configObject: {
        projectFolder,
        mainEntryPointFilePath: declarations,
        compiler: {
          overrideTsconfig: {
            compilerOptions: {
              module: "nodenext",
              target: "es2023",
              strict: true,
              skipLibCheck: true,
              types: ["node"],
            },
            include: [declarations],
          },
        },
        apiReport: {
          enabled: true,
          reportFileName: `${name}.api.md`,
          reportFolder: projectFolder,
          reportTempFolder: temporary,
        },
        newlineKind: "lf",
        docModel: { enabled: false },
        dtsRollup: { enabled: false },
        tsdocMetadata: { enabled: false },
        messages: {
          compilerMessageReporting: { default: { logLevel: "error" } },
          // Our comments are prose, not TSDoc with release tags.
          extractorMessageReporting: { default: { logLevel: "none" } },
          tsdocMessageReporting: { default: { logLevel: "none" } },
        },
      },
      configObjectFullPath: undefined,
      packageJsonFullPath: join(projectFolder, "package.json"),
    });
    const { apiReportChanged, succeeded, errorCount } = Extractor.invoke(config, {
      localBuild: write,
      showVerboseMessages: false,
      messageCallback: (message) => {
        message.handled = true;
        if (message.logLevel === "error") console.error(`${folder}: ${message.text}`);
      },
    });
    if (errorCount > 0) throw new Error(`${folder}: the declarations cannot be read`);
    if (apiReportChanged && !write) {
      stale++;
      console.error(
        `${join(folder, `${name}.api.md`)} is not what the code exports. See what changed with: npm run api`,
      );
    } else if (!succeeded && !write) throw new Error(`${folder}: the report cannot be made`);
  }
  for (const folder of new Set(reports.map(({ folder }) => folder)))
    for (const file of readdirSync(folder).filter((file) => file.endsWith(".api.md"))) {
      if (reports.some((one) => one.folder === folder && file === `${one.name}.api.md`)) continue;
      stale++;
      console.error(`${join(folder, file)} is of no entry: delete it`);
    }
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
console.log(`${reports.length} API reports, ${stale} stale`);
process.exit(stale > 0 ? 1 : 0);
