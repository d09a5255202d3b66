import { existsSync } from "node:fs";
import { defineConfig } from "vitest/config";

/** Real processes in real time: they run after all others and one at a time, so that nothing but themselves can make them late. */
const inRealTime = [
  "apps/cli/test/refresh/refresh.test.ts",
  "apps/cli/test/run/end-of-a-run.test.ts",
  "apps/cli/test/run/killed-and-resumed.test.ts",
  "apps/cli/test/run/paused-and-continued.test.ts",
  "apps/cli/test/run/run-folder.test.ts",
  "apps/cli/test/too-few-files.test.ts",
  "apps/cli/test/run/start-record.test.ts",
  "apps/cli/test/track-command.test.ts",
  "apps/cli/test/track-helpers.test.ts",
  "apps/cli/test/whole-process.test.ts",
  "packages/create-provider/test/create-provider.test.ts",
  "packages/tracker/test/crash-safety.test.ts",
  "packages/tracker/test/library.test.ts",
  "packages/tracker/test/live-metrics.test.ts",
  "packages/tracker/test/nvidia-smi.test.ts",
  "packages/tracker/test/output-places.test.ts",
  "packages/tracker/test/process-accounting.test.ts",
  "packages/tracker/test/stop-processes.test.ts",
  "packages/tracker/test/terminal-signals.test.ts",
  "packages/tracker/test/wrapped-command.test.ts",
];

/** Sandboxes, the clouds' SDKs against local servers, processes, and a year of hours from every zone: seconds each, and they seldom break. */
const slow = [
  "fire/test/remote-faults.test.ts",
  "apps/cli/test/configuration/options-by-command.test.ts",
  "apps/cli/test/timing/run-command.test.ts",
  "apps/cli/test/timing/when-loads.test.ts",
  "guards/audit.test.ts",
  "fire/test/mutated-files.test.ts",
  "packages/provider-aws/test/conformance.test.ts",
  "packages/provider-aws/test/live/live.test.ts",
  "packages/provider-azure/test/conformance.test.ts",
  "packages/provider-azure/test/live/live.test.ts",
  "packages/provider-gcp/test/conformance.test.ts",
  "packages/provider-gcp/test/live/live.test.ts",
  "packages/provider-testkit/test/broken-packages.test.ts",
  "fire/test/hung-helpers.test.ts",
  "packages/tracker/test/cut-off-rows.test.ts",
  "packages/tracker/test/process-identity.test.ts",
  "packages/tracker/test/process-lock.test.ts",
  "validation/sukprasert.test.ts",
];

for (const file of [...inRealTime, ...slow])
  if (!existsSync(file))
    throw new Error(`vitest.config.ts lists ${file}, which is not there: where is it now?`);

const all = ["{packages,apps}/*/test/**/*.test.ts", "{tools,guards,validation,fire}/**/*.test.ts"];
const exclude = ["**/node_modules/**", "**/dist/**"];

/** Tests run on the TypeScript sources: the condition resolves each package to its `src`. A new file is in the fast lane. */
export default defineConfig({
  ssr: { resolve: { conditions: ["@green-place/source", "node", "import", "default"] } },
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "forks",
    // One for each core: by default one core is left idle, which is half of two.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: { name: "fast", include: all, exclude: [...exclude, ...inRealTime, ...slow], isolate: false },
      },
      { extends: true, test: { name: "slow", include: slow } },
      {
        extends: true,
        test: {
          name: "real time",
          include: inRealTime,
          retry: 2,
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
