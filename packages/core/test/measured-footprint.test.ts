import { expect, test } from "vitest";
import { carbonOfEnergy, estimate, type Factor, measuredFootprint } from "../src/index.ts";
import { catalogue, gridSource, north, south } from "./small-catalogue.ts";

const exact = (id: string, value: number, unit = "1"): Factor => ({
  id,
  low: value,
  value,
  high: value,
  unit,
  source: "core/user",
});
const about = (id: string, value: number, unit: string): Factor => ({
  id,
  low: value * 0.8,
  value,
  high: value * 1.25,
  unit,
  source: "core/user",
});
const place = { intensity: exact("i", 400, "g/kWh"), pue: exact("p", 1.5) };

test("E · PUE · I, embodied carbon by the hour, water on and off site", () => {
  const result = measuredFootprint({
    energy: [exact("cpu", 2, "kWh"), exact("gpu", 6, "kWh")],
    auxiliaryRatio: exact("ratio", 0.25),
    place: { ...place, wue: exact("w", 0.5, "L/kWh"), ewif: exact("e", 3, "L/kWh") },
    hours: 876.6,
    embodied: {
      madeKg: exact("made", 1000, "kg"),
      lifetimeHours: exact("life", 35_064, "h"),
      lifetimeUtilisation: exact("u", 0.8),
    },
  });
  // By hand: 8 kWh and a quarter more; 15 kWh at the meter; 6 kg; a fortieth of the life, 25 kg / 0.8; 5 L + 45 L.
  expect(result.energyKwh.value).toBeCloseTo(10, 12);
  expect(result.auxiliaryKwh!.value).toBeCloseTo(2, 12);
  expect(result.facilityKwh.value).toBeCloseTo(15, 12);
  expect(result.operationalKg).toEqual({ low: 6, value: 6, high: 6 });
  expect(result.embodiedKg!.value).toBeCloseTo(31.25, 9);
  expect(result.carbonKg.value).toBeCloseTo(37.25, 9);
  expect(result.waterLitres!.value).toBeCloseTo(50, 9);
});

test("what is not known is null, never 0", () => {
  const { embodiedKg, waterLitres, auxiliaryKwh, carbonKg, operationalKg } = measuredFootprint({
    energy: [exact("cpu", 1, "kWh")],
    place,
    hours: 1,
  });
  expect([embodiedKg, waterLitres, auxiliaryKwh]).toEqual([null, null, null]);
  expect(carbonKg).toEqual(operationalKg);
});

test("independent doubts partly cancel, a shared one does not", () => {
  const [a, b] = [about("a", 5, "kWh"), about("b", 5, "kWh")];
  const apart = measuredFootprint({ energy: [a, b], place, hours: 1 }).energyKwh;
  const shared = measuredFootprint({ energy: [a, a], place, hours: 1 }).energyKwh;
  expect(shared.high).toBeCloseTo(10 * 1.25, 0);
  expect(apart.high - apart.low).toBeLessThan(0.85 * (shared.high - shared.low));
});

test("measured energy comes to the carbon that the other two ways give it", () => {
  const [region] = north.regions();
  const source = gridSource();
  const zone = region!.gridZones[0]!;
  const known = carbonOfEnergy({ energyKwh: 7, zone, country: region!.country, pue: 1.3, intensity: source });
  const { low, value, high } = known.intensity;
  const intensity = {
    id: `zone:${zone.id}:${known.intensity.year}:intensity`,
    low,
    value,
    high,
    unit: "g/kWh",
    source: "core/user",
    floor: 0,
  };
  const measured = measuredFootprint({
    energy: [exact("all", 7, "kWh")],
    place: { intensity, pue: exact("p", 1.3) },
    hours: 1,
  });
  expect(measured.carbonKg).toEqual(known.carbonKg);

  const machine = { provider: "north", region: region!.id, instanceType: "new-1" };
  const estimated = estimate({
    placement: machine,
    hours: 10,
    pue: 1.3,
    embodied: false,
    providers: [north, south],
    hardware: catalogue(),
    intensity: source,
  });
  const again = measuredFootprint({
    energy: [exact("all", estimated.energyKwh.value / 1.3, "kWh")],
    place: { intensity, pue: exact("p", 1.3) },
    hours: 10,
  });
  expect(again.operationalKg.value).toBeCloseTo(estimated.operationalKg.value, 9);
});
