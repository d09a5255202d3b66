import { exactly } from "@green-place/contract";
import { type Factor, factor, measuredFootprint } from "@green-place/core";
import { cpuTdpWatts } from "@green-place/hardware-data/cpu-models";
import { expect, test } from "vitest";
import { gcpRegionOfZone } from "../src/place/cloud-metadata.ts";
import { cleanEnvKey } from "../src/place/codecarbon-config.ts";
import { predictTotal } from "../src/report/prediction.ts";
import { studentT95 } from "../src/report/student-t.ts";
import { assumedWattsPerThread } from "../src/sensors/cpu-load-model.ts";
import { dimmModelWatts } from "../src/sensors/dimm-model.ts";
import { selectHwmon } from "../src/sensors/hwmon-channels.ts";
import { parseGpuIds } from "../src/sensors/nvidia-visible.ts";
import { parsePowermetricsLine } from "../src/sensors/powermetrics.ts";
import { selectZones } from "../src/sensors/rapl-zones.ts";
import { selectEmi } from "../src/sensors/windows-emi.ts";
import { expectNear, goldenCases } from "./support/golden.ts";

test.each(goldenCases<{ totalGb: number; arm: boolean }, { watts: number }>("dimm-model"))(
  "modules behind the memory, $name ($cite)",
  ({ given, expect: answer, relTol }) =>
    expectNear(dimmModelWatts(given.totalGb, given.arm), answer.watts, relTol),
);

// "5800K" and "AMD 4600M" are look-alikes to us: suggested by name, never taken.
test.each(goldenCases<{ reported: string }, { name: string | null; tdpWatts: number | null }>("cpu-name"))(
  "TDP of $name ($cite)",
  ({ given, expect: answer }) => {
    const found = cpuTdpWatts(given.reported);
    if (answer.tdpWatts === null) expect(found.ok).toBe(false);
    else if (found.ok) expect(found.data.value).toBe(answer.tdpWatts);
    else expect(["5800K", "AMD 4600M"]).toContain(given.reported);
  },
);

test("an unknown CPU is assumed to draw 4 W a thread", () => {
  const [withThreads] = goldenCases<{ threads: number }, { watts: number }>("cpu-unknown");
  expect(assumedWattsPerThread.value * withThreads!.given.threads).toBe(withThreads!.expect.watts);
});

interface Zones {
  readonly zones: readonly {
    readonly directory: string;
    readonly name: string;
    readonly readable: boolean;
  }[];
  readonly preferPsys: boolean;
  readonly packageJoules?: number;
  readonly dramJoules?: number;
  readonly seconds?: number;
}
test.each(goldenCases<Zones, { zones: string[]; directories?: string[]; watts?: number }>("rapl-zones"))(
  "RAPL zones: $name ($cite)",
  ({ given, expect: answer, relTol }) => {
    const chosen = selectZones(
      given.zones.map((zone) => ({ ...zone, maxUj: 262_143_328_850 })),
      given,
    );
    expect(chosen.map(({ id }) => id)).toEqual(answer.zones);
    if (answer.directories) expect(chosen.map(({ zone }) => zone.directory)).toEqual(answer.directories);
    if (answer.watts !== undefined) {
      const joules = chosen.map(({ kind }) => (kind === "dram" ? given.dramJoules! : given.packageJoules!));
      expectNear(joules.reduce((a, b) => a + b) / given.seconds!, answer.watts, relTol);
    }
  },
);

interface Milliwatts {
  readonly cpuMilliwatts: number[];
  readonly gpuMilliwatts: number[];
  readonly aneMilliwatts: number;
}
test.each(goldenCases<Milliwatts, { cpuWatts: number; gpuWatts: number }>("powermetrics"))(
  "powermetrics: $name ($cite)",
  ({ given, expect: answer, relTol }) => {
    const lines = given.cpuMilliwatts.flatMap((cpu, index) => [
      "E-Cluster Power: 105 mW",
      `CPU Power: ${cpu} mW`,
      `GPU Power: ${given.gpuMilliwatts[index]} mW`,
      `ANE Power: ${given.aneMilliwatts} mW`,
    ]);
    const read = lines.map(parsePowermetricsLine).filter((found) => found !== null);
    const mean = (names: string[]): number =>
      read.filter(({ name }) => names.includes(name)).reduce((sum, { watts }) => sum + watts, 0) /
      given.cpuMilliwatts.length;
    expectNear(mean(["cpu"]), answer.cpuWatts, relTol);
    expectNear(mean(["gpu", "ane"]), answer.gpuWatts, relTol);
  },
);

interface HwmonCase {
  readonly inputs: readonly {
    readonly chip: string;
    readonly label: string;
    readonly power: string;
    readonly watts: number;
  }[];
}
test.each(goldenCases<HwmonCase, { cpuWatts: number; gpuWatts: number }>("hwmon"))(
  "hwmon: $name ($cite)",
  ({ given, expect: answer }) => {
    const chosen = selectHwmon(
      given.inputs.map(({ chip, label, power }) => ({ directory: chip, chip, attribute: power, label })),
    );
    const watts = (part: string): number =>
      chosen
        .filter((channel) => channel.part === part)
        .map(
          ({ chip, attribute }) =>
            given.inputs.find((input) => input.chip === chip && input.power === attribute)!.watts,
        )
        .reduce((a, b) => a + b, 0);
    expect(watts("cpu")).toBe(answer.cpuWatts);
    expect(watts("gpu")).toBe(answer.gpuWatts);
  },
);

test.each(goldenCases<{ channels: string[] }, { package: string[] }>("emi-channels"))(
  "EMI: $name ($cite)",
  ({ given, expect: answer }) => {
    expect(selectEmi(given.channels).package.map((index) => given.channels[index])).toEqual(answer.package);
  },
);

interface ConfigCase {
  readonly gpu_ids?: string;
  readonly env?: string;
  readonly zone?: string;
}
test.each(goldenCases<ConfigCase, { value?: unknown; region?: string }>("config"))(
  "$name ($cite)",
  ({ given, expect: answer }) => {
    if (given.gpu_ids !== undefined) expect(parseGpuIds(given.gpu_ids)).toEqual(answer.value);
    else if (given.env !== undefined) expect(cleanEnvKey(given.env)).toBe(answer.value);
    else expect(gcpRegionOfZone(given.zone!)).toBe(answer.region);
  },
);

interface CarbonCase {
  readonly energyKwh: number;
  readonly gramsPerKwh: number;
  readonly pue: number;
}
test.each(goldenCases<CarbonCase, { carbonKg: number; facilityKwh?: number }>("carbon"))(
  "$name ($cite)",
  ({ given, expect: answer, relTol }) => {
    const exact = (id: string, value: number, unit: string): Factor =>
      factor(id, exactly(id, value, unit, "case"), "case");
    const { carbonKg, facilityKwh } = measuredFootprint({
      energy: [exact("energy", given.energyKwh, "kWh")],
      place: { intensity: exact("grid", given.gramsPerKwh, "g/kWh"), pue: exact("PUE", given.pue, "1") },
      hours: 1,
    });
    expectNear(carbonKg.value, answer.carbonKg, relTol);
    if (answer.facilityKwh !== undefined) expectNear(facilityKwh.value, answer.facilityKwh, relTol);
  },
);

test.each(goldenCases<{ total: number; measured: number[] }, { value: number }>("prediction"))(
  "$name ($cite)",
  ({ given, expect: answer, relTol }) => {
    const { low, value, high } = predictTotal(given.total, given.measured);
    expectNear(value, answer.value, relTol);
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
  },
);

// NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.2, column 0.95.
test.each([
  [1, 6.314],
  [2, 2.92],
  [10, 1.812],
  [11, 1.796],
  [12, 1.782],
  [20, 1.725],
  [60, 1.671],
  [100, 1.66],
])("Student's t of %i degrees of freedom is %f", (degrees, t) => expectNear(studentT95(degrees), t, 0.01));
