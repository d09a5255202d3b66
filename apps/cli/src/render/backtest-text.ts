import type { BacktestLine } from "../schema/backtest-schema.ts";
import { significant } from "./format-number.ts";
import { plainTable } from "./plain-table.ts";
import { wrap } from "./wrap-text.ts";

/** What each forecast would have saved: mean and percentiles over all starts, and how far it stays behind perfect knowledge. */
export function backtestText(
  lines: readonly BacktestLine[],
  level: string,
  columns: number | undefined,
): string {
  const percent = (value: number): string => `${significant(value, 3)} %`;
  const table = plainTable(
    [
      { title: "zone" },
      { title: "forecast" },
      { title: "mean saving", align: "right" },
      { title: "10th", align: "right", dispensable: 3 },
      { title: "median", align: "right", dispensable: 2 },
      { title: "90th", align: "right", dispensable: 3 },
      { title: "regret", align: "right", dispensable: 1 },
      { title: "made worse", align: "right", dispensable: 4 },
    ],
    [...lines, ...overAllZones(lines)].map((line) => [
      line.zone,
      line.forecast,
      percent(line.meanSavingPercent),
      percent(line.p10),
      percent(line.p50),
      percent(line.p90),
      `${significant(line.regretPoints, 2)} points`,
      percent(line.worsePercent),
    ]),
    columns,
  );
  const meaning = `Saving of carbon against starting at once, over every start in the series. Regret: what perfect knowledge would have saved on top. Made worse: starts after which the job emitted more than at once. Replayed: ${level}; a saving in per cent is the same at any level.`;
  return `${table}\n\n${wrap(meaning, columns)}\n`;
}

/** The mean over the zones of each column, a row a forecast; nothing for a single zone. */
function overAllZones(lines: readonly BacktestLine[]): BacktestLine[] {
  const forecasts = [...new Set(lines.map((line) => line.forecast))];
  const zones = new Set(lines.map((line) => line.zone)).size;
  if (zones < 2) return [];
  return forecasts.map((forecast) => {
    const own = lines.filter((line) => line.forecast === forecast);
    const mean = (of: (line: BacktestLine) => number): number =>
      own.reduce((sum, line) => sum + of(line), 0) / own.length;
    return {
      zone: `mean of ${zones}`,
      forecast,
      starts: own.reduce((sum, line) => sum + line.starts, 0),
      meanSavingPercent: mean((line) => line.meanSavingPercent),
      p10: mean((line) => line.p10),
      p50: mean((line) => line.p50),
      p90: mean((line) => line.p90),
      regretPoints: mean((line) => line.regretPoints),
      worsePercent: mean((line) => line.worsePercent),
    };
  });
}
