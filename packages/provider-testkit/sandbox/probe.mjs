/**
 * Imports a provider inside the sandbox, asks it everything, and writes what happened to descriptor 3 as JSON.
 * Started by `src/sandbox/run-probe.ts`; its only argument says what to import.
 */
import { createHash } from "node:crypto";
import { writeSync } from "node:fs";
import { attempts } from "./preload.mjs";

const { entry } = JSON.parse(process.argv[2]);
const exit = process.exit.bind(process);
const result = { stage: "import", digest: null, error: null, importMs: 0, heapMb: 0, attempts };

try {
  const started = performance.now();
  const { module } = await import(entry);
  result.importMs = performance.now() - started;
  result.stage = "create";
  if (typeof module.default !== "function")
    throw new Error("its default export is not a function that makes a provider");
  const provider = module.default();
  result.stage = "answer";
  const hash = createHash("sha256");
  const say = (value) => hash.update(`${JSON.stringify(value)}\n`);
  say([provider.id, provider.name, provider.specVersion, provider.meta, provider.supports]);
  const types = provider.instanceTypes();
  say([provider.regions(), types, provider.sources(), provider.hardware?.() ?? null]);
  for (const { id: instanceType, regions } of provider.price ? types : []) {
    for (const region of regions) {
      for (const market of ["on-demand", "spot"]) say(provider.price({ instanceType, region, market }));
    }
  }
  // What was started but not awaited gets its turn, so that a late request is seen as well.
  await new Promise((resolve) => setTimeout(resolve, 50));
  result.digest = hash.digest("hex");
  result.heapMb = process.memoryUsage().heapUsed / 1024 / 1024;
  result.stage = "done";
} catch (error) {
  result.error =
    error instanceof Error ? `${error.code ? `${error.code}: ` : ""}${error.message}` : String(error);
}
writeSync(3, JSON.stringify(result));
exit(0);
