import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCsv } from "@green-place/tools/csv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importHardware } from "../import/import-hardware.ts";

const upstream = join(import.meta.dirname, "upstream");
let target: string;
let answer: ReturnType<typeof importHardware>;

beforeAll(() => {
  target = mkdtempSync(join(tmpdir(), "hardware-"));
  answer = importHardware(upstream, target);
});
afterAll(() => rmSync(target, { recursive: true }));

const reasonFor = (subject: string) =>
  answer.refused.find((refusal) => refusal.subject.includes(subject))?.reason;
const platform = (id: string) => readCsv(join(target, "cpu-platforms.csv")).find((row) => row["id"] === id);

describe("CPU models", () => {
  it("are written sorted, with their source", () => {
    expect(readFileSync(join(target, "cpu-models.csv"), "utf8")).toBe(
      "name,tdp_watts,source\nAMD EPYC 7742,225,codecarbon-cpu-power\nIntel Xeon Platinum 8280,205,codecarbon-cpu-power\n",
    );
  });

  it("refuse what is no TDP, and say so", () => {
    expect(reasonFor("Intel Celeron 1000A")).toBe('TDP "27.29.5" is not a number');
    expect(reasonFor("Intel Quark")).toBe("TDP 0.0 W is not positive");
    expect(answer.refused.filter(({ subject }) => subject === "Intel Atom E625CT")).toHaveLength(2);
  });
});

describe("CPU platforms", () => {
  // By hand: CPU of a benchmarked server = (wall / threads) / 1.2 - 0.12 W/GiB * GiB / threads.
  const benchmark = (wall: number, threads: number, gib: number) =>
    wall / threads / 1.2 - (0.12 * gib) / threads;
  const skylake = { idle: benchmark(60, 96, 96), full: benchmark(240, 96, 96) };
  /** RAPL of the host in the fixture, 48 to 480 W over 96 vCPUs, over that. */
  const stress = { idle: 0.5 / skylake.idle, full: 5 / skylake.full };

  it("lie between a benchmarked server and a stressed host of the architecture, nearer to the latter", () => {
    const row = platform("skylake")!;
    expect(Number(row["max_watts_per_vcpu"])).toBeCloseTo(skylake.full ** 0.25 * 5 ** 0.75, 3);
    expect(Number(row["min_watts_per_vcpu"])).toBeCloseTo(skylake.idle ** 0.25 * 0.5 ** 0.75, 3);
    expect(Number(row["max_high"])).toBeCloseTo(1.25 * 5, 3);
  });

  it("take the ratio of the two for architectures of which no host was stressed; idle stays the benchmark's, the range does not", () => {
    const row = platform("epyc-2")!;
    const full = benchmark(256, 128, 128);
    expect(Number(row["max_watts_per_vcpu"])).toBeCloseTo(full * stress.full ** 0.75, 3);
    expect(Number(row["max_low"])).toBeCloseTo(full * (5 / 6), 3);
    expect(Number(row["max_high"])).toBeCloseTo(1.25 * full * stress.full, 3);
    expect(Number(row["min_watts_per_vcpu"])).toBeCloseTo(benchmark(64, 128, 128), 3);
    // The whole server's 64 / 128 W, which is more than its CPU under the stress of other hosts.
    expect(Number(row["min_high"])).toBeCloseTo(0.5, 3);
    expect(1.25 * benchmark(64, 128, 128) * stress.idle).toBeLessThan(0.5);
  });

  it("rest on the stressed host alone where the clocks are unusual", () => {
    const row = platform("skylake-high-clock")!;
    expect(Number(row["max_watts_per_vcpu"])).toBeCloseTo(9 * stress.full ** -0.25, 3);
    expect(row["source"]).toBe("teads-rapl");
  });

  it("refuse hosts that were modelled", () => {
    expect(answer.refused).toContainEqual({
      subject: "Graviton3",
      reason: "modelled by Teads, not measured",
    });
  });

  it("give a whole core the watts of two threads", () => {
    const double = 2 * Number(platform("epyc-2")!["max_watts_per_vcpu"]);
    expect(Number(platform("epyc-2-core")!["max_watts_per_vcpu"])).toBeCloseTo(double, 2);
  });

  it("refuse contradictory servers, copied coefficients and coefficients that no server reaches", () => {
    expect(reasonFor("EPYC 7702")).toBe("512 threads, but its cores make 256");
    expect(reasonFor("EPYC 7713")).toBe("1 GB of memory for 256 threads");
    expect(reasonFor("Graviton2")).toBe("a copy of EPYC 2nd Gen");
    expect(reasonFor("EPYC 5th Gen")).toMatch(
      /8.96 W per vCPU, while no measured server draws more than 2.00 W/,
    );
    // The one server's (384 / 192) / 1.2 - 0.12, under the stress of other hosts.
    expect(Number(platform("epyc-5")!["max_high"])).toBeCloseTo(1.25 * (2 / 1.2 - 0.12) * stress.full, 3);
  });

  it("leave out what nobody measured and what it cannot be modelled on", () => {
    expect(platform("sapphire-rapids")).toBeUndefined();
    expect(platform("graviton4")).toBeUndefined();
    expect(platform("graviton2")!["note"]).toMatch(/^modelled: .* no public measurement$/);
  });
});

it("says which file is missing", () => {
  expect(() => importHardware(target, target)).toThrow("holds no specpower-*.csv");
});
