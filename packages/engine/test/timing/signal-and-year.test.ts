import { expect, test } from "vitest";
import { nodeContext, nodeFiles } from "../../src/index.ts";
import { backtestSeries, planInWindow } from "../../src/timing.ts";

const context = nodeContext({
  env: {},
  now: () => Date.parse("2022-06-01T00:00:00Z"),
  fetch: () => Promise.reject(new Error("no network in tests")),
  files: {
    ...nodeFiles,
    readText: async () => "start,g_per_kwh\n2022-06-01T00:00Z,400\n2022-06-01T01:00Z,100\n",
  },
});
const noMarginal = { code: "E_OPTIONS", message: "Hourly data of the marginal signal is not shipped." };

test.each(["average", "marginal"] as const)(
  "a series of one's own is of the %s signal if it is said to be",
  async (signal) => {
    const place = { intensityFile: "own.csv" };
    const { zoneSeries } = await planInWindow({ durationHours: 1, place, signal }, context);
    expect(zoneSeries.signal.kind).toBe(signal);
    expect((await backtestSeries({ place, signal }, context)).actual.signal.kind).toBe(signal);
  },
);

test("shipped hours are of the average signal, and no answer stands for the marginal one", async () => {
  const request = { place: { zone: "DE" }, signal: "marginal" } as const;
  await expect(planInWindow({ durationHours: 1, ...request }, context)).rejects.toMatchObject(noMarginal);
  await expect(backtestSeries(request, context)).rejects.toMatchObject(noMarginal);
});

test("the real hours of 2022 stand for no other year", async () => {
  const request = {
    durationHours: 1,
    place: { zone: "DE" },
    signal: "average",
    atMs: context.now(),
  } as const;
  expect((await planInWindow({ ...request, historyYear: 2022 }, context)).zoneSeries.basis).toBe("history");
  await expect(planInWindow({ ...request, historyYear: 2021 }, context)).rejects.toMatchObject({
    code: "E_NO_HOURLY_DATA",
    message: expect.stringMatching(/2021/),
  });
});
