import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Row, readCsv } from "@green-place/tools/csv";
import { expect, test } from "vitest";
import { importMeasured } from "./import-measured.ts";

/** A published file of which nobody here has seen a row. */
function imported(set: string, name: string, text: string): { rows: Row[]; sets: Row[] } {
  const folder = mkdtempSync(join(tmpdir(), "measured-"));
  writeFileSync(join(folder, name), text);
  importMeasured(set, join(folder, name), folder);
  return { rows: readCsv(join(folder, `${set}.csv`)), sets: readCsv(join(folder, "sets.csv")) };
}

test("serving: requests at a time, or the size of a batch; what is not given stays empty", () => {
  const chat = {
    task: "gpqa",
    nickname: "M",
    gpu_model: "H200",
    num_gpus: 2,
    avg_power_watts: 900.5,
    max_num_seqs: 64,
    median_itl_ms: null,
  };
  const image = {
    task: "text-to-image",
    nickname: "N",
    gpu_model: "H200",
    num_gpus: 1,
    avg_power_watts: 600,
    batch_size: 4,
  };
  const { rows, sets } = imported("serving", "raw.json", JSON.stringify([chat, image]));
  expect(rows.map(({ watts, batch, gpus, median_itl_ms: itl }) => [watts, batch, gpus, itl])).toEqual([
    ["900.5", "64", "2", ""],
    ["600", "4", "1", ""],
  ]);
  expect(sets).toEqual([{ set: "serving", rows: "2", left_out: "0", why_left_out: "" }]);
});

test.each([
  ["Dell (8x H200; MaxQ; TensorRT)", "", "yes"],
  ["Gigabyte (16x QAIC100; EE)", "", "yes"],
  ["Gigabyte (16x QAIC100)", "With 75W Accelerator TDP constraints", "yes"],
  ["Dell (8x H200; TensorRT)", "air-cooled", "no"],
  ["PROLEEF SMEEK (1x T4)", "", "no"],
])("wall power: %s %s is power-capped: %s", (system, notes, capped) => {
  const reading = { id: "1", system, model: "m", scenario: "Offline", watts: 100.04, notes };
  const { rows } = imported("wall-power-inference", "raw.json", JSON.stringify([reading]));
  expect(rows[0]).toMatchObject({ power_capped: capped, watts: "100" });
});

test("training: 3,600 kJ in half an hour on 2 nodes is 1,000 W a node", () => {
  const run = { id: "1", system: "S", model: "bert", nodes: 2, kJ: 3600, minutes: 30 };
  const { rows } = imported("wall-power-training", "raw.json", JSON.stringify([run, { ...run, kJ: null }]));
  expect(rows.map((row) => row["watts_per_node"])).toEqual(["1000", ""]);
});

test("hosts: decimal commas, GPU watts left out, and types that are a share of a host counted, not kept", () => {
  const head =
    "Instance type,Instance vCPU,Platform Total Number of vCPU,Platform CPU Name,Instance Memory (in GB),Platform GPU Name," +
    "PkgWatt @ Idle,PkgWatt @ 10%,PkgWatt @ 50%,PkgWatt @ 100%,RAMWatt @ Idle,RAMWatt @ 10%,RAMWatt @ 50%,RAMWatt @ 100%,Delta Full Machine";
  const watts = '"10,5",20,30,40,1,2,3,N/A,50';
  const file = [head, `x.metal,96,96,Xeon X,384,T4,${watts}`, `x.large,2,96,Xeon X,8,N/A,${watts}`].join(
    "\n",
  );
  const { rows, sets } = imported("metal-hosts", "raw.csv", file);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    instance_type: "x.metal",
    accelerators: "T4",
    cpu_watts_0: "10.5",
    memory_watts_50: "3",
    memory_watts_100: "",
    rest_watts: "50",
  });
  expect(sets[0]).toMatchObject({ rows: "2", left_out: "1" });
});

test("a second set is noted beside the first; an unknown set and a file without a list are refused", () => {
  const folder = mkdtempSync(join(tmpdir(), "measured-"));
  const file = join(folder, "raw.json");
  writeFileSync(file, "[]");
  importMeasured("serving", file, folder);
  importMeasured("wall-power-training", file, folder);
  importMeasured("serving", file, folder);
  expect(readFileSync(join(folder, "sets.csv"), "utf8").trim().split("\n")).toHaveLength(3);
  expect(() => importMeasured("servings", file, folder)).toThrow(/no set is called "servings"/);
  writeFileSync(file, "{}");
  expect(() => importMeasured("serving", file, folder)).toThrow(/no list/);
});
