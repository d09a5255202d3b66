import {
  energyOf,
  GRAMS_PER_KILOGRAM,
  GRAMS_PER_POUND,
  gramsToKilograms,
  JOULES_PER_KILOWATT_HOUR,
  joulesToKilowattHours,
  type Measure,
  measure,
} from "@green-place/contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import { acceleratorPower } from "../src/formulas/accelerator-power.ts";
import { cpuPower } from "../src/formulas/cpu-power.ts";
import { embodiedCarbon } from "../src/formulas/embodied-carbon.ts";
import { equivalentHours } from "../src/formulas/equivalent-hours.ts";
import { trainingHours } from "../src/formulas/training-hours.ts";
import { trainingOperations } from "../src/formulas/training-operations.ts";
import { waterUse } from "../src/formulas/water-use.ts";

const amount = (max: number) => fc.double({ min: 0, max, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const W = (value: number) => measure(value, "W");
const ratio = (value: number) => measure(value, "1");
const chips = fc.record({ busy: fc.integer({ min: 0, max: 64 }), unused: fc.integer({ min: 0, max: 64 }) });
/** Idle and peak, in order. */
const span = fc.tuple(amount(500), amount(1000)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

test("power rises with the load and stays between idle and peak", () => {
  fc.assert(
    fc.property(chips, span, share, share, amount(5), (count, [idle, peak], a, b, curvature) => {
      const [lower, higher] = [Math.min(a, b), Math.max(a, b)];
      for (const power of [
        (u: number) => acceleratorPower(count, W(peak), W(idle), ratio(u)),
        (u: number) => cpuPower(count, W(idle), W(peak), ratio(u), ratio(curvature)),
      ]) {
        const all = count.busy + count.unused;
        expect(power(lower)).toBeLessThanOrEqual(power(higher) * (1 + 1e-12));
        expect(power(lower)).toBeGreaterThanOrEqual(all * idle * (1 - 1e-12));
        expect(power(higher)).toBeLessThanOrEqual((count.busy * peak + count.unused * idle) * (1 + 1e-12));
      }
    }),
  );
});

test("energy adds up over time", () => {
  fc.assert(
    fc.property(amount(1e5), amount(1e4), amount(1e4), (watts, a, b) => {
      const hours = (h: number): number => energyOf(W(watts), measure(h, "h"));
      expect(hours(a + b)).toBeCloseTo(hours(a) + hours(b), 6);
    }),
  );
});

test("twice the machines draw twice as much; twice the life uses up half", () => {
  fc.assert(
    fc.property(chips, span, share, (count, [idle, peak], load) => {
      const twice = { busy: count.busy * 2, unused: count.unused * 2 };
      expect(acceleratorPower(twice, W(peak), W(idle), ratio(load))).toBeCloseTo(
        2 * acceleratorPower(count, W(peak), W(idle), ratio(load)),
        6,
      );
    }),
  );
  const used = (life: number): number =>
    embodiedCarbon(measure(1000, "kg"), measure(24, "h"), measure(life, "h"), ratio(0.8));
  expect(used(20_000)).toBeCloseTo(2 * used(40_000), 12);
});

test("units go there and back", () => {
  fc.assert(
    fc.property(amount(1e9), (value) => {
      const joules = value * JOULES_PER_KILOWATT_HOUR;
      expect(joulesToKilowattHours(joules)).toBeCloseTo(value, 6);
      const grams = value * GRAMS_PER_KILOGRAM;
      expect(gramsToKilograms(grams)).toBeCloseTo(value, 6);
    }),
  );
  // 1 kW for an hour is 3.6 MJ; a pound is 0.45359237 kg; 0.954 lb/kWh is the EPA's 433 g (Strubell et al. 2019).
  expect(JOULES_PER_KILOWATT_HOUR).toBe(3_600_000);
  expect(0.954 * GRAMS_PER_POUND).toBeCloseTo(432.7, 1);
});

test("training operations and hours: GPT-3 by hand", () => {
  // 175e9 parameters, 300e9 tokens: 3.15e23 (Brown et al. 2020 say 3.14e23); 1024 A100 at 140 TFLOP/s take 34 days (Narayanan et al. 2021).
  const operations = trainingOperations(175e9, 300e9);
  expect(operations / 0.314e24).toBeCloseTo(1, 2);
  const hours = trainingHours(operations, 1024, measure(312e12, "FLOP/s"), ratio(140 / 312));
  expect(hours / 24).toBeGreaterThan(24);
  expect(hours / 24).toBeLessThan(34);
});

test("the same work on a chip of 312 TFLOP/s in place of 125 takes 125/312 of the time", () => {
  const t = (value: number): Measure<"TFLOP/s"> => measure(value, "TFLOP/s");
  expect(equivalentHours(measure(10, "h"), t(125), t(312))).toBeCloseTo(4.00641, 5);
});

test("water of GPT-3 in the mean US data centre: 0.708 ML on site, 4.731 ML off site (Li et al. 2023, Table 1)", () => {
  const served = measure(1_287_000, "kWh");
  const facility = measure(1_287_000 * 1.17, "kWh");
  const perKwh = 3142 / 1000;
  const litres = (site: number, grid: number): number =>
    waterUse(served, measure(site, "L/kWh"), facility, measure(grid, "L/kWh"));
  expect(litres(0.55, 0) / 1e6).toBeCloseTo(0.708, 3);
  expect(litres(0, perKwh) / 1e6).toBeCloseTo(4.731, 3);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, -1])("%s is no measure", (value) => {
  expect(() => measure(value, "W")).toThrow(/number of W/);
});
