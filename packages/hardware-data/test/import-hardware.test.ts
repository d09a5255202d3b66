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
  // By hand: (wall / threads) / 1.2 - 0.12 W/GiB * GiB / threads, for the one server of 128 threads and 128 GB.
  it("take memory and the rest off a server's wall power", () => {
    const row = platform("epyc-2")!;
    expect(Number(row["min_watts_per_vcpu"])).toBeCloseTo(64 / 128 / 1.2 - 0.12, 3);
    expect(Number(row["max_watts_per_vcpu"])).toBeCloseTo(256 / 128 / 1.2 - 0.12, 3);
  });

  it("reach up to the whole server and to the coefficients in use", () => {
    expect(Number(platform("epyc-2")!["max_high"])).toBeCloseTo(2.5, 3);
    expect(Number(platform("epyc-2")!["min_high"])).toBeCloseTo(64 / 128, 3);
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
    // A third above the one server's (384 / 192) / 1.2 - 0.12, since one server shows no spread.
    expect(Number(platform("epyc-5")!["max_high"])).toBeCloseTo((2 / 1.2 - 0.12) * (4 / 3), 3);
  });

  it("leave out what nobody measured and what it cannot be modelled on", () => {
    expect(platform("skylake")).toBeUndefined();
    expect(platform("graviton4")).toBeUndefined();
    expect(platform("graviton2")!["note"]).toMatch(/^modelled: .* no public measurement$/);
  });
});

it("says which file is missing", () => {
  expect(() => importHardware(target, target)).toThrow("holds no specpower-*.csv");
});
