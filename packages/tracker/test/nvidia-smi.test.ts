import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { allSensors, diagnoseSensors, replay, track } from "../src/index.ts";
import { nvidiaFields, nvidiaRowReader } from "../src/sensors/nvidia-fields.ts";
import { parseGpuList, visibleShares } from "../src/sensors/nvidia-visible.ts";
import { fakeMachine, temporaryFolder } from "./support/fake-machine.ts";

const list = `GPU 0: NVIDIA A100-SXM4-40GB (UUID: GPU-aaaa)
  MIG 1g.5gb      Device  0: (UUID: MIG-1111)
  MIG 3g.20gb     Device  1: (UUID: MIG-2222)
GPU 1: NVIDIA A100-SXM4-40GB (UUID: GPU-bbbb)
GPU 2: NVIDIA A30 (UUID: GPU-cccc)
  MIG 2g.12gb     Device  0: (UUID: MIG-3333)
`;

/** A folder with an nvidia-smi that lists two GPUs and prints `row` (a shell command) ten times a second. */
function fakeNvidia(row: string, energyField: string | null): string {
  const folder = temporaryFolder();
  const fields = [
    "uuid",
    "index",
    "name",
    "power.draw",
    "utilization.gpu",
    ...(energyField ? [energyField] : []),
  ];
  const script = `#!/bin/sh
case "$1" in
  -L) printf 'GPU 0: NVIDIA Test (UUID: GPU-aaaa)\\nGPU 1: NVIDIA Test (UUID: GPU-bbbb)\\n' ;;
  --help-query-gpu) printf '${fields.map((field) => `"${field}"\\nText.\\n`).join("")}' ;;
  *) echo "uuid, index, name, power.draw [W], utilization.gpu [%]${energyField ? `, ${energyField} [mJ]` : ""}"
     n=0; while :; do ${row}; n=$((n+1)); sleep 0.1; done ;;
esac
`;
  writeFileSync(join(folder, "nvidia-smi"), script);
  chmodSync(join(folder, "nvidia-smi"), 0o755);
  return folder;
}

async function run(
  row: string,
  options: { energyField?: string; env?: Record<string, string>; seconds?: number; record?: string } = {},
) {
  const folder = fakeNvidia(row, options.energyField ?? null);
  const run = await track({
    sysroot: fakeMachine().sysroot,
    sensors: allSensors.filter(({ name }) => name === "nvidia-smi"),
    intervalMs: 100,
    gramsPerKwh: 100,
    codecarbonConfig: false,
    cloudMetadata: "never",
    ...(options.record !== undefined && { record: options.record }),
    context: {
      env: { PATH: `${folder}:${process.env["PATH"]}`, ...options.env },
      stateDirectory: temporaryFolder(),
    },
  });
  await new Promise((resolve) => setTimeout(resolve, (options.seconds ?? 2) * 1000));
  return run.stop();
}

const gpu = (report: Awaited<ReturnType<typeof run>>) =>
  report.components.find(({ sensor }) => sensor === "nvidia-smi")!;

test("power is integrated where there is no counter, and the recorded trace gives the same report again", async () => {
  const record = join(temporaryFolder(), "trace.ndjson");
  const report = await run(
    'echo "GPU-aaaa, 0, NVIDIA Test, 200.00, 90"; echo "GPU-bbbb, 1, NVIDIA Test, 100.00, 20"',
    { record },
  );
  expect(gpu(report).meanWatts).toBeCloseTo(300, 0);
  expect(gpu(report)).toMatchObject({ how: "measured", name: "gpu", flags: [] });
  expect(report.machine.gpus).toEqual(["NVIDIA Test", "NVIDIA Test"]);
  // 90 % and 20 %.
  expect(report.utilisation.gpu).toBeCloseTo(0.55, 1);
  const again = await replay(record);
  expect(again.utilisation).toEqual(report.utilisation);
  expect(again.energyKwh).toEqual(report.energyKwh);
  expect(again.components).toEqual(report.components);
});

test("a total energy counter is taken where there is one, in the unit that its header states", async () => {
  const row = 'echo "GPU-aaaa, 0, NVIDIA Test, 999.00, 50, $((5000000 + n * 20000))"';
  const report = await run(row, { energyField: "total_energy_consumption" });
  // 20 J each tenth of a second and a little more, for the time that the script takes itself.
  expect(gpu(report).meanWatts).toBeGreaterThan(100);
  expect(gpu(report).meanWatts).toBeLessThanOrEqual(215);
});

test("CUDA_VISIBLE_DEVICES says which GPUs count", async () => {
  const row = 'echo "GPU-aaaa, 0, NVIDIA Test, 200.00, 50"; echo "GPU-bbbb, 1, NVIDIA Test, 100.00, 50"';
  const report = await run(row, { env: { CUDA_VISIBLE_DEVICES: "1" } });
  expect(gpu(report).meanWatts).toBeCloseTo(100, 0);
});

test("rows that can't be read are failed reads, and a stream that ends leaves a flagged gap", async () => {
  const row =
    'if [ $n -gt 4 ]; then exit 1; fi; echo "GPU-aaaa, 0, NVIDIA Test, 100.00, 50"; [ $n = 2 ] && echo "GPU-aaaa, 0, NVIDIA Test, [N/A], 50"';
  const report = await run(row, { seconds: 4 });
  expect(gpu(report).flags).toContain("failed-read");
});

test("an nvidia-smi that hangs holds up neither the start nor the end", async () => {
  const begun = performance.now();
  const report = await run("sleep 60", { seconds: 0.3 });
  expect(performance.now() - begun).toBeLessThan(3000);
  expect(report.components.some(({ sensor }) => sensor === "nvidia-smi")).toBe(false);
});

test("whole cards, MIG slices and what CUDA hides", () => {
  const gpus = parseGpuList(list);
  const shares = (ids: string[] | null) => Object.fromEntries(visibleShares(gpus, ids));
  expect(shares(null)).toEqual({ "GPU-aaaa": 1, "GPU-bbbb": 1, "GPU-cccc": 1 });
  expect(shares(["MIG-1111"])).toEqual({ "GPU-aaaa": 1 / 7 });
  expect(shares(["MIG-1111", "MIG-2222"])).toEqual({ "GPU-aaaa": 1 / 7 + 3 / 7 });
  expect(shares(["MIG-3333"])).toEqual({ "GPU-cccc": 2 / 4 });
  expect(shares(["1", "-1", "0"])).toEqual({ "GPU-bbbb": 1 });
  expect(shares([])).toEqual({});
});

test("the counter's name is found in the help text, whatever else is there", () => {
  expect(nvidiaFields('"power.draw" or "power.draw.instant"').energy).toBeNull();
  const fields = nvidiaFields('"power.draw"\n"total_energy_consumption"');
  const read = nvidiaRowReader(fields);
  expect(
    read("uuid, index, name, power.draw [W], utilization.gpu [%], total_energy_consumption [J]"),
  ).toBeNull();
  expect(read("GPU-a, 0, N, 70.1, [N/A], 12.5")).toMatchObject({
    joules: 12.5,
    watts: 70.1,
    utilisation: null,
  });
});

test("doctor names each way to measure, and the command that would fix what doesn't work", async () => {
  const machine = fakeMachine();
  machine.write("sys/class/powercap/intel-rapl:0/name", "package-0");
  machine.write("sys/class/powercap/intel-rapl:0/max_energy_range_uj", "262143328850");
  const diagnoses = await diagnoseSensors({
    sysroot: machine.sysroot,
    context: { env: { PATH: fakeNvidia("true", null) } },
  });
  const of = (name: string) => diagnoses.find(({ sensor }) => sensor === name)!;
  expect(of("nvidia-smi")).toMatchObject({ works: true });
  expect(of("rapl")).toMatchObject({ works: false });
  expect(of("rapl").fix).toMatch(/^sudo chmod a\+r .*energy_uj$/);
  expect(of("process-cpu-time").works).toBe(process.platform === "linux");
});
