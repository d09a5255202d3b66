import { cpuTdpWatts } from "@green-place/hardware-data/cpu-models";
import { describe, expect, it } from "vitest";

// Names as /proc/cpuinfo and sysctl print them; TDP as Intel and AMD print it.
describe.each([
  ["Intel(R) Xeon(R) Platinum 8259CL CPU @ 2.50GHz", 210],
  ["Intel(R) Xeon(R) Platinum 8275CL CPU @ 3.00GHz", 240],
  ["Intel(R) Xeon(R) Platinum 8375C CPU @ 2.90GHz", 300],
  ["Intel(R) Xeon(R) CPU E5-2686 v4 @ 2.30GHz", 145],
  ["Intel(R) Xeon(R) Platinum 8171M CPU @ 2.60GHz", 165],
  ["Intel(R) Xeon(R) Gold 6148 CPU @ 2.40GHz", 150],
  ["AMD EPYC 7R13 Processor", 225],
  ["AMD EPYC 7763 64-Core Processor", 280],
  ["AMD EPYC 9654 96-Core Processor", 360],
  ["AMD EPYC 7742 64-Core Processor", 225],
  ["AMD Ryzen 9 5950X 16-Core Processor", 105],
  ["AMD Ryzen 7 4800H with Radeon Graphics", 45],
  ["Intel(R) Core(TM) i7-9750H CPU @ 2.60GHz", 45],
  ["11th Gen Intel(R) Core(TM) i7-1165G7 @ 2.80GHz", 28],
])("%s", (name, watts) => {
  it(`is ${watts} W`, () => {
    expect(cpuTdpWatts(name)).toMatchObject({
      ok: true,
      data: { value: watts, unit: "W", source: "codecarbon-cpu-power" },
    });
  });
});

it.each([
  "Intel(R) Xeon(R) CPU @ 2.20GHz",
  "Intel(R) Xeon(R) Processor @ 2.90GHz",
  "",
  "Neoverse-N1",
  "Intel(R) Core(TM) i7-97500H CPU @ 2.60GHz",
])("%j is unknown, not the nearest", (name) =>
  expect(cpuTdpWatts(name)).toMatchObject({ ok: false, code: "unknown-cpu", query: name }),
);

it("suggests look-alikes for a mistyped model", () => {
  const answer = cpuTdpWatts("AMD EPYC 7764 64-Core Processor");
  expect(answer.ok || answer.suggestions).toContain("AMD EPYC 7763");
});
