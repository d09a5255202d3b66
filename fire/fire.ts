/**
 * `npm run fire` attacks green-place in every way that `attacks/` knows, and says what broke.
 *
 *     npm run fire                                every attack, whole
 *     npm run fire -- killed mutated-files        these attacks
 *     npm run fire -- --share gate                the short sample that every change has to stand
 *     npm run fire -- --seed 7                    other attempts of the same kind
 *     npm run fire -- --write                     puts the figures into docs/reliability.md
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Attack } from "./attack.ts";
import { documentWith, type Fought, figuresText } from "./figures.ts";
import { subjectsIn } from "./subjects.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    share: { type: "string", default: "whole" },
    seed: { type: "string", default: "1" },
    write: { type: "boolean", default: false },
  },
});
const attacks = await subjectsIn<Attack>("attacks");
const names = attacks.map(({ name }) => name);
const unknown = positionals.filter((name) => !names.includes(name));
const { share } = values;
const seed = Number(values.seed);
if (unknown.length > 0 || (share !== "gate" && share !== "whole") || !Number.isInteger(seed)) {
  process.stderr.write(
    `Attacks: ${names.join(", ")}. --share is gate or whole, --seed a whole number, --write takes nothing.\n`,
  );
  process.exit(2);
}

const fought: Fought[] = [];
for (const attack of attacks) {
  if (positionals.length > 0 && !positionals.includes(attack.name)) continue;
  const scratch = mkdtempSync(join(tmpdir(), `green-place-${attack.name}-`));
  const startedMs = performance.now();
  process.stdout.write(`${attack.name} … `);
  try {
    const tally = await attack.run({ seed, share, scratch, atOnce: Math.min(4, availableParallelism()) });
    const one = { attack, tally, seconds: (performance.now() - startedMs) / 1000 };
    fought.push(one);
    process.stdout.write(figuresText(one));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
if (values.write) {
  const url = new URL("../docs/reliability.md", import.meta.url);
  writeFileSync(url, documentWith(url, fought, { seed, share }));
}
process.exitCode = fought.some(({ tally }) => tally.broke.length > 0) ? 1 : 0;
