import { describe, expect, test } from "vitest";
import { jsonOf, runMain } from "../run-main.ts";

describe("--backtest", () => {
  interface Rows {
    readonly rows: readonly {
      readonly zone: string;
      readonly forecast: string;
      readonly starts: number;
      readonly meanSavingPercent: number;
      readonly regretPoints: number;
      readonly worsePercent: number;
    }[];
  }

  test("perfect knowledge regrets nothing and is never worse; every other forecast stays behind it", async () => {
    const { rows } = await jsonOf<Rows>("when --backtest --duration 6h --within 24h --zone DE");
    expect(rows.map(({ forecast }) => forecast)).toEqual([
      "perfect",
      "typical days",
      "noise 5 %",
      "noise 10 %",
    ]);
    const [perfect, ...others] = rows;
    expect(perfect).toMatchObject({ zone: "DE", regretPoints: 0, worsePercent: 0 });
    // Every hour of 2022 from which six are left.
    expect(perfect!.starts).toBe(8760 - 6 + 1);
    for (const row of others) {
      expect(row.regretPoints).toBeGreaterThan(0);
      expect(row.meanSavingPercent).toBeLessThan(perfect!.meanSavingPercent);
    }
  });

  test("the text fits 60 columns and is the same every time", async () => {
    const line = "when --backtest --duration 6h --zone FR";
    const { out } = await runMain(line, { columns: 60 });
    for (const text of out.split("\n")) expect([...text].length).toBeLessThanOrEqual(60);
    expect(out).toMatch(/perfect/);
    expect((await runMain(line, { columns: 60 })).out).toBe(out);
  });
});
