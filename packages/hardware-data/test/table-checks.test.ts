import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readHardwareTables } from "../import/generate-tables.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hardware-"));
  cpSync(join(import.meta.dirname, "..", "data"), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Changes one row of a table and gives its number as a spreadsheet counts. */
function plant(table: string, find: RegExp, replacement: string): number {
  const file = join(folder, table);
  const lines = readFileSync(file, "utf8").split("\n");
  const index = lines.findIndex((line) => find.test(line));
  expect(index, `${find} in ${table}`).toBeGreaterThan(0);
  lines[index] = lines[index]!.replace(find, replacement);
  writeFileSync(file, lines.join("\n"));
  return index + 1;
}

it("accepts the tables as they are", () => {
  expect(readHardwareTables(folder).hardware.accelerators.length).toBeGreaterThan(50);
});

it.each([
  [
    "a value outside its range",
    "accelerator-facts.csv",
    /^t4,peak_watts,70,/,
    "t4,peak_watts,700,",
    "t4 peak_watts",
  ],
  [
    "idle power above the peak",
    "accelerator-facts.csv",
    /^(t4,idle_watts),9,8,31/,
    "$1,75,70,80",
    "idle power of 75 W (up to 80) reaches the peak of 70 W",
  ],
  [
    "idle power that reaches up to above the peak",
    "accelerator-facts.csv",
    /^(t4,idle_watts),9,8,31/,
    "$1,9,8,80",
    "idle power of 9 W (up to 80) reaches the peak of 70 W",
  ],
  [
    "idle power that nobody measured and is most of the peak",
    "accelerator-facts.csv",
    /^(alveo-u250,idle_watts),45,11.25,112.5/,
    "$1,120,11.25,130",
    "idle power of 120 W is more than 0.5 of the peak of 225 W and not measured",
  ],
  [
    "memory in MB",
    "accelerator-facts.csv",
    /^(t4,memory_gib),16,16,16/,
    "$1,16384,16384,16384",
    "memory of 16384 GiB is above 2048",
  ],
  [
    "memory in bytes",
    "accelerator-facts.csv",
    /^(t4,memory_gib),16,16,16/,
    "$1,17179869184,17179869184,17179869184",
    "memory of 17179869184 GiB is above 2048",
  ],
  [
    "peak power in kW",
    "accelerator-facts.csv",
    /^(t4,peak_watts),70,66.5,73.5/,
    "$1,0.07,0.0665,0.0735",
    "peak power of 0.07 W is below 20",
  ],
  [
    "16 bit and fp32 mixed up",
    "accelerator-facts.csv",
    /^(t4,fp32_tflops),8.1,8.1,8.1/,
    "$1,130,130,130",
    "16 bit of 65 TFLOP/s is slower than fp32 of 130",
  ],
  [
    "throughput with sparsity",
    "accelerator-facts.csv",
    /^(h100-80gb-sxm,bf16_tflops),[\d.,]+,n/,
    "$1,1979,1979,1979,n",
    "sparsity",
  ],
  [
    "a zero instead of an unknown",
    "accelerator-facts.csv",
    /^(t4,memory_gib),16,16,16/,
    "$1,0,0,0",
    '"low" holds "0"',
  ],
  ["an empty value", "accelerator-facts.csv", /^(t4,memory_gib),16,/, "$1,,", '"value" holds ""'],
  ["text in a number", "accelerator-facts.csv", /^(t4,memory_gib),16,/, "$1,16 GB,", '"value"'],
  [
    "an unknown source",
    "accelerator-facts.csv",
    /nvidia-t4,datasheet/,
    "nvidia-t5,datasheet",
    '"source" holds "nvidia-t5"',
  ],
  [
    "an unknown attribute",
    "accelerator-facts.csv",
    /^t4,memory_gib/,
    "t4,memory_gb",
    '"attribute" holds "memory_gb"',
  ],
  [
    "an unknown method",
    "accelerator-facts.csv",
    /nvidia-t4,datasheet/,
    "nvidia-t4,guessed",
    '"method" holds "guessed"',
  ],
  [
    "a fact about no accelerator",
    "accelerator-facts.csv",
    /^t4,memory_gib/,
    "t5,memory_gib",
    '"accelerator" holds "t5"',
  ],
  [
    "a fact stated twice",
    "accelerator-facts.csv",
    /^t4,idle_watts/,
    "t4,peak_watts",
    'repeats "t4 peak_watts"',
  ],
  [
    "an alias of two accelerators",
    "accelerators.csv",
    /,nvidia-l4,/,
    ",nvidia-l40s,",
    'repeats "nvidia-l40s"',
  ],
  ["an upper-case alias", "accelerators.csv", /,nvidia-l4,/, ",NVIDIA-L4,", "lower-case"],
  [
    "an unknown form factor",
    "accelerators.csv",
    /,nvidia-l4,card$/,
    ",nvidia-l4,blade",
    '"form_factor" holds "blade"',
  ],
  ["an unknown kind", "accelerators.csv", /NVIDIA,gpu,l4,/, "NVIDIA,npu,l4,", '"kind" holds "npu"'],
  [
    "a platform that idles above its maximum",
    "cpu-platforms.csv",
    /^(epyc-2,[^,]+),[\d.]+,[\d.]+,[\d.]+/,
    "$1,9,8,10",
    "min_watts_per_vcpu",
  ],
  ["a platform stated twice", "cpu-platforms.csv", /^epyc-2,/, "epyc-1,", 'repeats "epyc-1"'],
  ["a CPU without TDP", "cpu-models.csv", /^(AMD EPYC 7763),[\d.]+/, "$1,", '"tdp_watts" holds ""'],
  [
    "a source without a URL",
    "sources.csv",
    /https:\/\/arxiv\.org\/abs\/2509\.00093/,
    "a paper",
    'url: "a paper" is not a web address',
  ],
] as const)("names file, row and column of %s", (_, table, find, replacement, says) => {
  const row = plant(table, find, replacement);
  expect(() => readHardwareTables(folder)).toThrow(says);
  expect(() => readHardwareTables(folder)).toThrow(table);
  expect(() => readHardwareTables(folder)).toThrow(new RegExp(`row (${row}|${row + 1})[:,]`));
});
