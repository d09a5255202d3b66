import { type IntensitySourceV1, quantity } from "@green-place/contract";
import { expect, test } from "vitest";
import { estimate } from "../src/index.ts";
import { aDayOnNew } from "./small-catalogue.ts";

const placement = { provider: "north", region: "n1", instanceType: "new-1" };

function watered(low: number, value: number, high: number): IntensitySourceV1 {
  const { intensity } = aDayOnNew;
  return {
    ...intensity,
    annual(query) {
      const found = intensity.annual(query);
      const ewif = quantity("ewif", { low, value, high }, "L/kWh", "made");
      return found.ok ? { ok: true, data: { ...found.data, ewif } } : found;
    },
  };
}

const at = (intensity: IntensitySourceV1) => estimate({ ...aDayOnNew, placement, hours: 24, intensity });

test("the grid's own water counts where it is known: IT energy · WUE + energy · EWIF", () => {
  const result = at(watered(9, 9.5, 10));
  const itKwh = result.steps.find(({ name }) => name === "IT energy")!.value;
  // 0.55 L/kWh is the named default of a cloud's WUE.
  expect(result.waterLitres.value).toBeCloseTo(itKwh * 0.55 + result.energyKwh.value * 9.5, 9);
  const water = result.steps.find(({ name }) => name === "Water")!;
  expect(water.factors.map(({ id, source }) => [id, source])).toContainEqual([
    "zone:GREEN:ewif",
    `${aDayOnNew.intensity.id}/made`,
  ]);
  expect(result.assumptions.map(({ id }) => id)).not.toContain("ewif");
});

test("where it is unknown, the named default does, and is listed", () => {
  const result = at(aDayOnNew.intensity);
  expect(result.assumptions.map(({ id }) => id)).toContain("ewif");
});
