import { describe, expect, test } from "vitest";
import { jsonOf, NOW, runMain } from "../run-main.ts";
import { HOUR } from "./series-file.ts";

interface Timing {
  readonly end: string;
  readonly slots: readonly { readonly start: string; readonly end: string }[];
  readonly savingPercent: number;
  readonly basis: string;
}
interface Option {
  readonly provider: string;
  readonly region: string;
  readonly instanceType: string;
  readonly start: string | null;
  readonly timing: Timing | null;
  readonly carbonKg: { readonly value: number };
  readonly levers: { readonly timing: number } | null;
  readonly warnings: readonly string[];
}

const a100 = "recommend --gpu a100 --hours 6 --limit 40";
const optionsOf = async (line: string): Promise<readonly Option[]> =>
  (await jsonOf<{ options: readonly Option[] }>(line)).options;

describe("recommend --start-within", () => {
  test("every option starts inside the window, or says that its hours are not known", async () => {
    const options = await optionsOf(`${a100} --start-within 24h`);
    expect(options.some(({ timing }) => timing !== null)).toBe(true);
    for (const { start, timing, warnings } of options) {
      if (start === null || timing === null) {
        expect(warnings.join(" ")).toMatch(/hour/);
        continue;
      }
      expect(Date.parse(start)).toBeGreaterThanOrEqual(NOW);
      expect(Date.parse(start)).toBeLessThanOrEqual(NOW + 24 * HOUR);
      expect(Date.parse(timing.end) - Date.parse(start)).toBe(6 * HOUR);
      expect(timing.basis).toBe("profile");
    }
  });

  test("pauses never cost carbon in the same region, and the running time stays", async () => {
    const through = await optionsOf(`${a100} --start-within 24h`);
    const pausing = await optionsOf(`${a100} --start-within 24h --interruptible`);
    const nameOf = ({ provider, region, instanceType }: Option) => `${provider}:${region}:${instanceType}`;
    for (const option of pausing) {
      const { timing, carbonKg } = option;
      const same = through.find((other) => nameOf(other) === nameOf(option));
      if (same) expect(carbonKg.value).toBeLessThanOrEqual(same.carbonKg.value * (1 + 1e-9));
      const running = timing?.slots.reduce(
        (sum, slot) => sum + Date.parse(slot.end) - Date.parse(slot.start),
        0,
      );
      if (timing) expect(running).toBe(6 * HOUR);
    }
  });

  test("the hour never counts as a loss: it is measured against starting at once in the same place", async () => {
    for (const { levers, timing } of await optionsOf(`${a100} --start-within 24h`)) {
      if (!levers) continue;
      expect(levers.timing).toBeGreaterThanOrEqual(-1e-12);
      if (timing && timing.savingPercent > 5) expect(levers.timing).toBeGreaterThan(0.01);
      if (!timing) expect(levers.timing).toBe(0);
    }
  });

  test("without it no hour is chosen", async () => {
    for (const { start, timing } of await optionsOf(a100)) expect([start, timing]).toEqual([null, null]);
  });

  test("the text names the region before the hour", async () => {
    const { out } = await runMain("recommend --gpu a100 --hours 6 --start-within 24h --within us --limit 3", {
      columns: 100,
    });
    const region = (
      await optionsOf("recommend --gpu a100 --hours 6 --start-within 24h --within us --limit 3")
    )[0]!.region;
    expect(out).toContain(region);
    expect(out.indexOf(region)).toBeLessThan(out.search(/Start \d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z/));
  });

  test.each([
    ["--start-within 24h --signal marginal", /hours cannot be chosen for the marginal/],
    ["--interruptible", /Add --start-within 24h/],
    ["--start-within soon", /Expected a duration/],
  ])("%s is refused", async (options, sentence) => {
    const { code, err } = await runMain(`recommend --gpu a100 --hours 6 ${options}`);
    expect(code).toBe(2);
    expect(err).toMatch(sentence);
  });
});
