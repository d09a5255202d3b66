import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { codePackage, greenPlace, project } from "../configuration/project.ts";

/** Code that leaves a file behind when it runs, in the folder of the project. */
const markerIn = (variable: string): string =>
  `import { writeFileSync } from "node:fs";\nwriteFileSync(process.env.${variable}, "ran");\n`;
const MARKER = "GREEN_PLACE_TEST_MARKER";

const hostile: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "a configuration in JavaScript": {
    "package.json": { type: "module" },
    "green-place.config.js": `${markerIn(MARKER)}export default {};`,
  },
  "a configuration in TypeScript": {
    "green-place.config.ts": `${markerIn(MARKER)}export default {};`,
  },
  "a plugin in a committed node_modules": {
    "package.json": { dependencies: { evil: "1" } },
    ...codePackage("evil", `${markerIn(MARKER)}export default () => ({});`),
  },
  "a plugin that a JSON configuration names": {
    "green-place.config.json": { providers: ["evil"] },
    ...codePackage("evil", `${markerIn(MARKER)}export default () => ({});`),
  },
};

const lines = [
  "--help",
  "recommend --help",
  "help recommend",
  "completion bash",
  "schema recommend",
  "--version",
  "recommend --no-such-option",
  "recommend --gpu a100 --hours 1 --limit 1",
  "estimate --placement gcp:europe-west4:a2-highgpu-1g --hours 1",
  "providers list",
  "regions --provider gcp",
  "run --dry-run --duration 1h --zone DE -- true",
  "doctor --format json",
];

describe.each(Object.entries(hostile))("%s", (_, files) => {
  test.each(lines)("is not run by: %s", async (line) => {
    const folder = project(files);
    const below = join(folder, "a", "b");
    mkdirSync(below, { recursive: true });
    const marker = join(folder, "marker");
    process.env[MARKER] = marker;
    try {
      for (const cwd of [folder, below]) {
        const { code, err } = await greenPlace(cwd, line.split(" "), {
          XDG_STATE_HOME: join(folder, "state"),
        });
        expect(existsSync(marker), `${line} in ${cwd}`).toBe(false);
        expect([0, 2, 4]).toContain(code);
        expect(err.trim().split("\n").length, err).toBeLessThanOrEqual(2);
      }
    } finally {
      delete process.env[MARKER];
      rmSync(folder, { recursive: true });
    }
  });
});
