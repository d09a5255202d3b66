import { energyOf, measure } from "@green-place/contract";
import { expect, test } from "vitest";
import { acceleratorPower } from "../src/formulas/accelerator-power.ts";
import { cpuPower } from "../src/formulas/cpu-power.ts";
import { embodiedCarbon } from "../src/formulas/embodied-carbon.ts";
import { facilityEnergy } from "../src/formulas/facility-energy.ts";
import { memoryPower } from "../src/formulas/memory-power.ts";
import { operationalCarbon } from "../src/formulas/operational-carbon.ts";
import published from "./golden/published-formulas.json" with { type: "json" };

const close = (ours: number, theirs: number): void => expect(Math.abs(ours / theirs - 1)).toBeLessThan(1e-9);

interface PowerCase {
  readonly part: string;
  readonly units: number;
  readonly watts: readonly number[];
  readonly utilisation: number;
}

/** Both tools draw a line from idle to peak; our accelerators take a share of the peak, so theirs is put as one. */
function power({ part, units, watts, utilisation }: PowerCase) {
  const [min, max] = [measure(watts[0]!, "W"), measure(watts[1]!, "W")];
  const working = { busy: units, unused: 0 };
  if (part === "cpu") return cpuPower(working, min, max, measure(utilisation, "1"), measure(0, "1"));
  return acceleratorPower(working, max, min, measure((min + utilisation * (max - min)) / max, "1"));
}

interface EnergyCase extends PowerCase {
  readonly id: string;
  readonly hours: number;
  readonly pue: number;
  readonly kwh: number;
  readonly gramsPerKwh?: number;
  readonly kilograms?: number;
}

const machines: readonly EnergyCase[] = published.power;

test.each(machines)("power, energy and carbon: $id", (one) => {
  const kwh = facilityEnergy(energyOf(power(one), measure(one.hours, "h")), measure(one.pue, "1"));
  close(kwh, one.kwh);
  if (one.gramsPerKwh !== undefined)
    close(operationalCarbon(kwh, measure(one.gramsPerKwh, "g/kWh")), one.kilograms!);
});

test.each(published.embodied)("embodied: $id", ({ madeKg, hours, lifetimeHours, kilograms }) => {
  close(
    embodiedCarbon(measure(madeKg, "kg"), measure(hours, "h"), measure(lifetimeHours, "h"), measure(1, "1")),
    kilograms,
  );
});

test("memory, and the machine as a whole without embodied carbon counted as energy", () => {
  const { gib, wattsPerGib, hours, pue, kwh } = published.memory;
  const perGib = measure(wattsPerGib, "W/GiB");
  const memory = facilityEnergy(
    energyOf(memoryPower(measure(gib, "GiB"), perGib, perGib, measure(1, "1")), measure(hours, "h")),
    measure(pue, "1"),
  );
  close(memory, kwh);
  const parts = machines.filter(({ id }) => id.startsWith("ccf-aws-p4d"));
  const total = parts.reduce<number>((sum, part) => sum + part.kwh, memory);
  close(total, published.p4dTotal.correctKwh);
  expect(Math.abs(total / published.p4dTotal.upstreamKwh - 1)).toBeGreaterThan(1e-3);
});

test.each(published.energy)("energy of given power: $id", ({ watts, hours, gramsPerKwh, kwh, kilograms }) => {
  const energy = energyOf(measure(watts, "W"), measure(hours, "h"));
  close(energy, kwh);
  close(operationalCarbon(energy, measure(gramsPerKwh, "g/kWh")), kilograms);
});
