import type { Attack } from "../attack.ts";
import type { Format } from "../formats/format.ts";
import type { Batch } from "../mutations/mutating-worker.ts";
import { readingProcess } from "../mutations/reading-process.ts";
import { subjectsIn } from "../subjects.ts";

/** Inputs in all, shared evenly by the formats, and how many of them are of one seed. */
const shares = { gate: { inputs: 20_000, batch: 350 }, whole: { inputs: 1_000_000, batch: 2_500 } };

export interface MutatedFilesOptions {
  /** Below `fire/`. */
  readonly folder: string;
  readonly patienceMs: number;
  readonly inputs?: number;
}

export const attackOn = ({ folder, patienceMs, inputs }: MutatedFilesOptions): Attack => ({
  name: "mutated-files",
  does: "Every file that is read back and every text that is parsed, changed in its values, its structure, its lines and its bytes.",
  mustHold:
    "It is refused in one printable sentence, or every figure in it is finite, in range and in order; within 2 s of CPU time and 300 MiB of objects.",
  counts: "inputs",
  async run({ seed, share, scratch, atOnce }) {
    const formats = await subjectsIn<Format>(folder);
    const waiting = batchesOf(formats, seed, inputs ?? shares[share].inputs, shares[share].batch);
    const broke = new Map<string, string>();
    let tried = 0;
    let rssMib = 0;
    await Promise.all(
      Array.from({ length: Math.min(2, atOnce) }, async (_, number) => {
        const reader = readingProcess(folder, formats, { scratch, number, patienceMs });
        for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
          const outcome = await reader.read(batch);
          tried += outcome.tried;
          rssMib = Math.max(rssMib, outcome.rssMib);
          if (!outcome.broke) continue;
          const { what, input, path } = outcome.broke;
          const said = `${batch.format}: ${what}`;
          // One fault breaks many batches: the first input is enough.
          if (!broke.has(said))
            broke.set(said, `${said} (seed ${batch.seed}, path ${path}): ${shown(input)}`);
        }
        reader.close();
      }),
    );
    return { tried, broke: [...broke.values()], worst: { "MiB of a process": rssMib } };
  },
});

function batchesOf(formats: readonly Format[], seed: number, inputs: number, most: number): Batch[] {
  const each = Math.ceil(inputs / formats.length);
  const batches: Batch[] = [];
  for (let from = 0; from < each; from += most)
    for (const { name } of formats)
      batches.push({
        format: name,
        seed: seed * 1_000_003 + batches.length,
        runs: Math.min(most, each - from),
      });
  return batches;
}

/** Longer inputs are told by their seed and path. */
function shown(input: string): string {
  const text = JSON.stringify(input);
  return text.length > 2_000 ? `${text.slice(0, 1_990)}…` : text;
}

const mutatedFiles: Attack = attackOn({ folder: "formats", patienceMs: 10_000 });
export default mutatedFiles;
