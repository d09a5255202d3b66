import { describe, expect, test } from "vitest";
import {
  energyOf,
  exactly,
  GRAMS_PER_POUND,
  GreenPlaceError,
  gramsToKilograms,
  joulesToKilowattHours,
  known,
  measure,
  quantity,
  unknown,
} from "../src/index.ts";

describe("a quantity", () => {
  test("keeps range, unit and source", () => {
    expect(quantity("a PUE", { low: 1.08, value: 1.1, high: 1.15 }, "1", "report")).toEqual({
      low: 1.08,
      value: 1.1,
      high: 1.15,
      unit: "1",
      source: "report",
    });
    expect(exactly("a price", 2, "USD/h", "list")).toMatchObject({ low: 2, value: 2, high: 2 });
  });

  test.each([
    ["a range the wrong way round", { low: 2, value: 1, high: 3 }],
    ["a median above the range", { low: 1, value: 4, high: 3 }],
    ["no number", { low: 1, value: Number.NaN, high: 3 }],
    ["an infinite end", { low: 1, value: 2, high: Number.POSITIVE_INFINITY }],
  ])("refuses %s, and says of what", (_, numbers) => {
    expect(() => quantity("the PUE of eu-north", numbers, "1", "report")).toThrow(
      expect.objectContaining({
        code: "E_INVALID_QUANTITY",
        message: expect.stringContaining("the PUE of eu-north"),
      }),
    );
  });
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("%s hours are no measure", (hours) => {
  expect(() => measure(hours, "h")).toThrow(expect.objectContaining({ code: "E_INVALID_QUANTITY" }));
});

test("conversions are those of the SI and of the pound of 1959", () => {
  expect(energyOf(measure(1500, "W"), measure(2, "h"))).toBe(3);
  expect(joulesToKilowattHours(3.6e6)).toBe(1);
  expect(gramsToKilograms(GRAMS_PER_POUND)).toBe(0.45359237);
});

test("an answer is known or not", () => {
  expect(known(7)).toEqual({ ok: true, data: 7 });
  expect(unknown("unknown-region", "eu-nroth")).toEqual({
    ok: false,
    code: "unknown-region",
    query: "eu-nroth",
    suggestions: [],
  });
});

test("an error of another copy of this package is one of ours, another error is not", async () => {
  const file = "../src/errors/green-place-error.ts?copy";
  const copy = (await import(/* @vite-ignore */ file)) as { GreenPlaceError: typeof GreenPlaceError };
  const error = new copy.GreenPlaceError("E_OPTIONS", "No.", "Yes.");
  expect(error).not.toBeInstanceOf(GreenPlaceError);
  expect(GreenPlaceError.isInstance(error)).toBe(true);
  expect(GreenPlaceError.isInstance(new Error("No."))).toBe(false);
});
