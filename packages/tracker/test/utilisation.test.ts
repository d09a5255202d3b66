import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exactly, known } from "@green-place/contract";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { track } from "../src/index.ts";
import {
  type FakeMachine,
  fakeClock,
  fakeMachine,
  raplZone,
  temporaryFolder,
} from "./support/fake-machine.ts";
import { expectNear } from "./support/golden.ts";

/** Starts a run on a fake machine; its CodeCarbon row comes with its report. */
async function lab(machine: FakeMachine) {
  const csv = join(temporaryFolder(), "emissions.csv");
  const clock = fakeClock();
  const run = await track({
    sysroot: machine.sysroot,
    intervalMs: 3_600_000,
    csv,
    csvFormat: "codecarbon",
    codecarbonConfig: false,
    cloudMetadata: "never",
    strict: true,
    place: { provider: "aws", region: "eu-west-3" },
    context: {
      ...clock,
      env: {},
      stateDirectory: temporaryFolder(),
      warn: () => undefined,
      lookUpPlace: () =>
        known({
          zone: "FR",
          gramsPerKwh: exactly("FR", 56, "g/kWh", "case"),
          year: 2025,
          coordinates: { latitude: 48.86, longitude: 2.35 },
        }),
    },
  });
  const end = async () => {
    const report = await run.stop(0);
    const [row] = parse(readFileSync(csv, "utf8"), { columns: true }) as Record<string, string>[];
    return { report, row: row! };
  };
  return { run, clock, end };
}

const meminfo = (machine: FakeMachine, totalGib: number, availableGib: number): void =>
  machine.write(
    "proc/meminfo",
    `MemTotal: ${totalGib * 2 ** 20} kB\nMemFree: 1 kB\nMemAvailable: ${availableGib * 2 ** 20} kB`,
  );

test("CodeCarbon's columns of use and place: busy share, mean memory over time, the region's point", async () => {
  const machine = fakeMachine({ threads: 4, memoryGib: 16 });
  raplZone(machine, "intel-rapl:0", "package-0");
  meminfo(machine, 16, 14);
  const { run, clock, end } = await lab(machine);
  clock.advance(30);
  meminfo(machine, 16, 10);
  machine.cpuTicks(3000, 9000);
  await run.step();
  clock.advance(10);
  machine.cpuTicks(4000, 12_000);
  const { report, row } = await end();
  // 2 to 6 GiB in 30 s, then 6 GiB for 10 s: (4 * 30 + 6 * 10) / 40.
  expectNear(Number(row["ram_used_gb"]), 4.5, 1e-9);
  expectNear(Number(row["ram_utilization_percent"]), (100 * 4.5) / 16, 1e-9);
  expectNear(Number(row["cpu_utilization_percent"]), 25, 1e-9);
  expect(row["gpu_utilization_percent"]).toBe("");
  expect(row).toMatchObject({ longitude: "2.35", latitude: "48.86", on_cloud: "Y" });
  expect(report.utilisation).toEqual({ cpu: 0.25, gpu: null, memory: 4.5 / 16, memoryGib: 4.5 });
});

test("a container's memory in use is its own cgroup's, without the file pages it would give back", async () => {
  const machine = fakeMachine({ threads: 4, memoryGib: 1024 });
  raplZone(machine, "intel-rapl:0", "package-0");
  meminfo(machine, 1024, 100);
  machine.write("proc/self/mounts", "cgroup2 /sys/fs/cgroup cgroup2 rw 0 0");
  machine.write("proc/self/cgroup", "0::/pod");
  machine.write("sys/fs/cgroup/pod/memory.max", String(8 * 2 ** 30));
  machine.write("sys/fs/cgroup/pod/memory.current", String(3 * 2 ** 30));
  machine.write("sys/fs/cgroup/pod/memory.stat", `anon 1\ninactive_file ${2 ** 30}\nactive_file 5`);
  const { clock, end } = await lab(machine);
  clock.advance(10);
  const { row } = await end();
  expectNear(Number(row["ram_used_gb"]), 2, 1e-9);
  expectNear(Number(row["ram_utilization_percent"]), 25, 1e-9);
});

test("what nobody says stays empty: no available memory in the kernel's list, no CPU time", async () => {
  const machine = fakeMachine();
  raplZone(machine, "intel-rapl:0", "package-0");
  machine.write("proc/stat", "nothing");
  const { clock, end } = await lab(machine);
  clock.advance(10);
  const { row } = await end();
  expect(row).toMatchObject({
    cpu_utilization_percent: "",
    ram_utilization_percent: "",
    ram_used_gb: "",
  });
});
