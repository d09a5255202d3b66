import { defineConfig } from "vitest/config";

/** Real processes in real time: they run after all others and one at a time, so that nothing but themselves can make them late. */
const inRealTime = [
  "apps/cli/test/run/**/*.test.ts",
  "apps/cli/test/{run,track,whole}-*.test.ts",
  "apps/cli/test/refresh/**/*.test.ts",
  "packages/tracker/test/{crash-safety,wrapped-command,process-accounting,library,live-metrics,nvidia-smi}.test.ts",
  "packages/create-provider/test/**/*.test.ts",
];

const all = ["{packages,apps}/*/test/**/*.test.ts", "{tools,guards,validation}/**/*.test.ts"];
const exclude = ["**/node_modules/**", "**/dist/**"];

/** Tests run on the TypeScript sources: the condition resolves each package to its `src`. */
export default defineConfig({
  ssr: { resolve: { conditions: ["@green-place/source", "node", "import", "default"] } },
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "forks",
    projects: [
      { extends: true, test: { name: "tests", include: all, exclude: [...exclude, ...inRealTime] } },
      {
        extends: true,
        test: {
          name: "real time",
          include: inRealTime,
          exclude,
          retry: 2,
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
