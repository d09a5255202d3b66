import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Sample, Sensor, SensorKind } from "../src/index.ts";
import { diagnoseSensors, mergeReports, prometheusText, replay, summaryLines, track } from "../src/index.ts";
import { codecarbonRow } from "../src/outputs/codecarbon-csv.ts";
import { greenPlaceColumns } from "../src/outputs/green-place-csv.ts";
import { liveLine } from "../src/outputs/live-line.ts";
import { fakeClock, fakeMachine, temporaryFolder } from "./support/fake-machine.ts";

interface Machine {
  /** `0000:00:02.0 8086:9a49 030000`, one a device; null: no sysfs. */
  readonly pci?: readonly string[] | null;
  readonly nodes?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly sensors?: readonly SensorKind[];
  readonly mode?: "machine" | "process";
}

function sysrootOf({ pci = [], nodes = [] }: Machine): string {
  const machine = fakeMachine();
  if (pci !== null) mkdirSync(join(machine.sysroot, "sys/bus/pci/devices"), { recursive: true });
  for (const line of pci ?? []) {
    const [address, ids, kind] = line.split(" ");
    const [vendor, device] = ids!.split(":");
    const folder = `sys/bus/pci/devices/${address}`;
    machine.write(`${folder}/vendor`, `0x${vendor}`);
    machine.write(`${folder}/device`, `0x${device}`);
    machine.write(`${folder}/class`, `0x${kind}`);
  }
  for (const node of nodes) machine.write(node, "");
  return machine.sysroot;
}

/** Ten seconds on a machine, by a clock that the test moves. */
async function tenSeconds(machine: Machine, record?: string) {
  const clock = fakeClock();
  const samples: Sample[] = [];
  const run = await track({
    sysroot: sysrootOf(machine),
    sensors: machine.sensors ?? [],
    intervalMs: 60_000,
    gramsPerKwh: 100,
    cpuWatts: 0,
    codecarbonConfig: false,
    cloudMetadata: "never",
    onSample: (sample) => samples.push(sample),
    ...(machine.mode && { mode: machine.mode }),
    ...(record !== undefined && { record }),
    context: {
      env: { PATH: "", ...machine.env },
      stateDirectory: temporaryFolder(),
      now: clock.now,
      nowMs: clock.nowMs,
    },
  });
  clock.advance(10);
  const report = await run.stop();
  return { report, sample: samples.at(-1)! };
}

const cell = (report: Awaited<ReturnType<typeof tenSeconds>>["report"], column: string) =>
  greenPlaceColumns.find(([name]) => name === column)![1](report);

/** A sensor of GPUs that reads these watts all the time. */
const gpuSensor = (name: string, readings: readonly (number | null)[]): SensorKind => ({
  name,
  open: async (): Promise<Sensor> => ({
    channels: () =>
      readings.map((_, index) => ({
        id: `${name}:${index}`,
        part: "gpu",
        sensor: name,
        device: `Card ${index}`,
        how: "measured",
        metering: { kind: "power", maxWatts: 3000 },
        error: { below: 0, above: 0 },
      })),
    read: () => readings.map((value, index) => ({ channel: `${name}:${index}`, value })),
    close() {},
  }),
  diagnose: async () => ({ sensor: name, works: true, quality: "", found: "" }),
});

describe("an accelerator that nothing reads is unknown, never 0", () => {
  // Vendor and device ids of the PCI ID repository; TPUs' of JAX, Neuron devices' of their driver.
  test.each<[string, Machine, string, number]>([
    [
      "Gaudi2",
      { pci: ["0000:19:00.0 1da3:1020 120000", "0000:1a:00.0 1da3:1020 120000"] },
      "Habana Labs Gaudi2",
      2,
    ],
    ["Data Center GPU Max", { pci: ["0000:3a:00.0 8086:0bd5 038000"] }, "Intel Data Center GPU Max 1550", 1],
    ["Arc on its own card", { pci: ["0000:03:00.0 8086:56a0 030000"] }, "Intel 8086:56a0", 1],
    ["Arc, lent to a virtual machine", { pci: ["0000:00:02.0 8086:56a0 030000"] }, "Intel 8086:56a0", 1],
    ["Trainium", { pci: ["0000:00:1e.0 1d0f:7164 088000"] }, "AWS Trainium", 1],
    ["a later Neuron device", { pci: ["0000:00:1e.0 1d0f:7999 088000"] }, "Amazon 1d0f:7999", 1],
    ["TPU v5e", { pci: ["0000:00:05.0 1ae0:0063 ff0000"] }, "Google TPU v5e", 1],
    ["TPU by its node", { pci: null, nodes: ["dev/accel0", "dev/accel1"] }, "Google TPU", 2],
    ["WSL2", { pci: [], nodes: ["dev/dxg"] }, "GPU lent by Windows to WSL2", 1],
    ["Neuron without sysfs", { pci: null, nodes: ["dev/neuron0"] }, "AWS Neuron device", 1],
    ["the kernel's accelerators", { nodes: ["dev/accel/accel0"] }, "accelerator of /dev/accel", 1],
    ["H100 without nvidia-smi", { pci: ["0000:18:00.0 10de:2330 030200"] }, "NVIDIA 10de:2330", 1],
    ["MI300X without amd-smi", { pci: ["0000:18:00.0 1002:74a1 120000"] }, "AMD 1002:74a1", 1],
    ["a maker nobody knows", { pci: ["0000:18:00.0 abcd:1234 120000"] }, "abcd:1234", 1],
    ["a co-processor", { pci: ["0000:02:00.0 1e60:2864 0b4000"] }, "Hailo-8", 1],
    ["Xeon Phi", { pci: ["0000:02:00.0 8086:2250 0b4000"] }, "Intel 8086:2250", 1],
    [
      "beside the graphics of an Intel CPU",
      { pci: ["0000:00:02.0 8086:9a49 030000", "0000:01:00.0 1da3:1000 120000"] },
      "Habana Labs Gaudi",
      1,
    ],
  ])("%s", async (_, machine, device, count) => {
    const { report, sample } = await tenSeconds(machine);
    expect(report.energyKwh.gpu).toBeNull();
    expect(report.leftOut).toEqual([{ part: "gpu", device, count, why: expect.any(String) }]);
    expect(report.components.map(({ name }) => name)).not.toContain("gpu");
    expect(report.energyKwh.total.value).toBeGreaterThan(0);
    const name = `${count} x ${device}`;
    expect(report.warnings.join("\n")).toContain(`The power of ${name} is not known`);
    expect(report.warnings.join("\n")).toMatch(/: energy and carbon leave it out\./);
    expect(summaryLines(report).join("\n")).toContain(`gpu         unknown  ${name}, not in the total`);
    expect(liveLine(sample)).toMatch(new RegExp(`  without ${name}$`));
    expect([cell(report, "gpu_kwh"), cell(report, "gpu_how")]).toEqual([null, ""]);
    expect(cell(report, "flags")).toMatch(/(^| )gpu:unread$/);
    expect(prometheusText(report)).toContain(`component="gpu",device="${device}"} ${count}\n`);
    expect(prometheusText(report)).not.toMatch(/energy_joules\{[^}]*component="gpu"/);
    const merged = mergeReports([report]);
    expect(merged.energyKwh.gpu).toBeNull();
    expect(merged.warnings.join()).toContain(name);
  });
});

describe("none is 0, and known to be", () => {
  test.each<[string, Machine, string]>([
    ["a server's management chip", { pci: ["0000:04:00.0 1a03:2000 030000"] }, "no-gpu"],
    [
      "an EC2 machine",
      {
        pci: [
          "0000:00:03.0 1d0f:1111 030000",
          "0000:00:04.0 1d0f:8061 010802",
          "0000:00:05.0 1d0f:ec20 020000",
        ],
      },
      "no-gpu",
    ],
    [
      "a Google machine",
      { pci: ["0000:00:04.0 1ae0:0042 020000", "0000:00:03.0 1ae0:001f 010802"] },
      "no-gpu",
    ],
    ["QEMU", { pci: ["0000:00:01.0 1234:1111 030000", "0000:00:02.0 1af4:1050 038000"] }, "no-gpu"],
    ["a virtual machine without a bus", { pci: [] }, "no-gpu"],
    [
      "graphics in an Intel CPU, NPU beside it",
      {
        pci: ["0000:00:02.0 8086:7d55 030000", "0000:00:0b.0 8086:7d1d 120000"],
        nodes: ["dev/accel/accel0"],
      },
      "gpu-in-cpu",
    ],
    ["graphics in an AMD CPU", { pci: ["0000:04:00.0 1002:1638 030000"], nodes: ["dev/kfd"] }, "gpu-in-cpu"],
    ["QuickAssist", { pci: ["0000:6b:00.0 8086:4940 0b4000"] }, "no-gpu"],
    [
      "all of NVIDIA's hidden from the run",
      { pci: ["0000:18:00.0 10de:2330 030200"], env: { CUDA_VISIBLE_DEVICES: "-1" } },
      "gpu-hidden",
    ],
  ])("%s", async (_, machine, flag) => {
    const { report } = await tenSeconds(machine);
    expect(report.energyKwh.gpu).toEqual({ low: 0, value: 0, high: 0 });
    expect(report.components.find(({ name }) => name === "gpu")!.flags).toEqual([flag]);
    expect(report.leftOut).toEqual([]);
    expect(report.warnings.join()).not.toMatch(/is not known/);
  });
});

test("where nothing shows whether there is one, it is unknown, said once and without a warning", async () => {
  const { report, sample } = await tenSeconds({ pci: null });
  expect(report.energyKwh.gpu).toBeNull();
  expect(report.leftOut).toEqual([expect.objectContaining({ part: "gpu", count: null })]);
  expect(report.warnings.join()).not.toMatch(/power of/);
  expect(liveLine(sample)).not.toContain("without");
  expect(summaryLines(report).join("\n")).toContain(
    "gpu         unknown  nothing here shows whether there is one",
  );
  expect(cell(report, "flags")).toMatch(/gpu:unread/);
});

describe("one maker's are read, and another's are not", () => {
  const pci = ["0000:18:00.0 10de:2330 030200", "0000:19:00.0 1da3:1020 120000"];
  test("the total has what was read, the part is unknown, the other is named", async () => {
    const { report } = await tenSeconds({ pci, sensors: [gpuSensor("nvidia-smi", [300])] });
    expect(report.leftOut.map(({ device }) => device)).toEqual(["Habana Labs Gaudi2"]);
    expect(report.energyKwh.gpu).toBeNull();
    const read = report.components.find(({ name }) => name === "gpu")!;
    expect(read.energyKwh.value * 3.6e6).toBeCloseTo(3000, 0);
    expect(report.energyKwh.total.value * 3.6e6).toBeGreaterThan(3000);
  });
  test("a sensor of its own reads what has no other", async () => {
    const { report } = await tenSeconds({
      pci: pci.slice(1),
      sensors: [gpuSensor("my-gaudi-sensor", [400])],
    });
    expect(report.leftOut).toEqual([]);
    expect(report.energyKwh.gpu!.value * 3.6e6).toBeCloseTo(4000, 0);
  });
});

test("a card whose power can't be read is left out and named, not 0; the one beside it counts", async () => {
  const pci = ["0000:18:00.0 10de:2330 030200", "0000:19:00.0 10de:2330 030200"];
  const record = join(temporaryFolder(), "trace.ndjson");
  const { report } = await tenSeconds({ pci, sensors: [gpuSensor("nvidia-smi", [300, null])] }, record);
  expect(report.leftOut).toEqual([
    { part: "gpu", device: "Card 1", count: 1, why: expect.stringContaining("failed-read") },
  ]);
  expect(report.energyKwh.gpu).toBeNull();
  expect(report.components.find(({ name }) => name === "gpu")!.energyKwh.value * 3.6e6).toBeCloseTo(3000, 0);
  const again = await replay(record);
  expect(again.leftOut).toEqual(report.leftOut);
  expect(again.energyKwh).toEqual(report.energyKwh);
});

test("a meter of the whole machine has them in the total; the part stays unknown", async () => {
  const meter: SensorKind = {
    ...gpuSensor("hwmon-power_meter", []),
    open: async (): Promise<Sensor> => ({
      channels: () => [
        {
          id: "meter",
          part: "machine",
          sensor: "hwmon-power_meter",
          how: "measured",
          metering: { kind: "power", maxWatts: 20_000 },
          error: { below: 0, above: 0 },
        },
      ],
      read: () => [{ channel: "meter", value: 900 }],
      close() {},
    }),
  };
  const { report } = await tenSeconds({ pci: ["0000:19:00.0 1da3:1020 120000"], sensors: [meter] });
  expect(report.energyKwh.total.value * 3.6e6).toBeCloseTo(9000, 0);
  expect(report.energyKwh.gpu).toBeNull();
  expect(report.leftOut).toEqual([]);
});

test("in CodeCarbon's columns the cell is empty", async () => {
  const { report } = await tenSeconds({ pci: ["0000:19:00.0 1da3:1020 120000"] });
  const settings = { place: { wue: null, countryName: null, countryCode: null } } as never;
  const row = Object.fromEntries(codecarbonRow(report, settings));
  expect([row["gpu_energy"], row["gpu_power"]]).toEqual([null, null]);
});

test("doctor names them", async () => {
  const sysroot = sysrootOf({ pci: ["0000:19:00.0 1da3:1020 120000"] });
  const found = await diagnoseSensors({ sysroot, context: { env: { PATH: "" } } });
  expect(found.find(({ sensor }) => sensor === "accelerators")).toMatchObject({
    works: false,
    found: "No sensor reads 1 x Habana Labs Gaudi2: energy and carbon leave it out, and say so.",
  });
});
