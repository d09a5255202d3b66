/**
 * The public surface of the packages that others build on, as committed reports: a change of it shows in review. Checks that the reports are
 * today's; `--write` makes them so. Reads the declarations that the build wrote.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Extractor, ExtractorConfig } from "@microsoft/api-extractor";

const reports = [
  ["packages/core", "index.d.mts", "core"],
  ["packages/core", "data-provider.d.mts", "core-data-provider"],
  ["packages/provider-testkit", "index.d.mts", "provider-testkit"],
];
const write = process.argv.includes("--write");
const temporary = mkdtempSync(join(tmpdir(), "green-place-api-"));
let stale = 0;
try {
  for (const [folder, entry, name] of reports) {
    const projectFolder = resolve(folder);
    const config = ExtractorConfig.prepare({
      configObject: {
        projectFolder,
        mainEntryPointFilePath: join(projectFolder, "dist", entry),
        compiler: {
          overrideTsconfig: {
            compilerOptions: {
              module: "nodenext",
              target: "es2023",
              strict: true,
              skipLibCheck: true,
              types: ["node"],
            },
            include: [join(projectFolder, "dist", entry)],
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
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
console.log(`${reports.length} API reports, ${stale} stale`);
process.exit(stale > 0 ? 1 : 0);
