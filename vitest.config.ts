import { defineConfig } from "vitest/config";

/** Tests run on the TypeScript sources: the condition resolves each package to its `src`. */
export default defineConfig({
  ssr: { resolve: { conditions: ["@green-place/source", "node", "import", "default"] } },
  test: {
    include: ["{packages,apps}/*/test/**/*.test.ts", "{tools,guards,validation}/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    environment: "node",
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: "forks",
  },
});
