import { describe, expect, test } from "vitest";
import { runMain } from "../run-main.ts";

describe("a wrong call of when", () => {
  test.each([
    ["--duration 6h --zone DEE", /Did you mean DE or/],
    ["--duration 6h --region gcp:europe-wst4", /Did you mean gcp:europe-west4/],
    ["--duration 6h --region europe-west4", /gcp:europe-west4/],
    ["--duration 6h", /not said where/],
    ["--zone DE", /not said how long the job runs\. Add --duration 6h/],
    ["--zone DE --durtion 6h", /Unknown option '--durtion'.*--duration/],
    ["6h --zone DE", /Too many arguments/],
    ["--duration 6 --within 2h --zone DE", /runs for 6 h, but only 2 h are left/],
    ["--duration 90m --within 1h --zone DE", /runs for 1 h 30 min, but only 1 h are left/],
    ["--duration 6h --zone DE --region aws:eu-west-1", /cannot be used with/],
    ["--duration 6h --zone DE --intensity-file x.csv", /cannot be used with/],
    ["--duration 6h --zone DE --history 2022 --live", /cannot be used with/],
    ["--duration 6h --intensity-file x.csv --live", /cannot be used with/],
    ["--backtest --duration 6h --zone DE --at 2022-06-01T00:00Z", /cannot be used with/],
    ["--duration 6h --zone DE --history 2021", /2022 are all that is shipped/],
    ["--duration 6h --zone DE --history 2022 --at 2023-06-01T00:00Z", /reaches beyond/],
    ["--duration 6h --zone DE --at tomorrow", /instant with its time zone/],
    ["--duration 6h --zone DE --at 2022-06-01T00:00", /instant with its time zone/],
    ["--duration 6h --zone DE --signal marginal", /marginal signal is not shipped.*add --live/],
    ["--duration 6h --zone DE --strict --profile", /cannot be used with/],
    ["--duration 6h --zone DE --strict --history 2022", /cannot be used with/],
    ["--duration 6h --intensity-file x.csv --strict", /cannot be used with/],
    ["--backtest --duration 6h --zone DE --strict", /cannot be used with/],
    ["--backtest --duration 6h --zone DE --signal marginal", /marginal signal is not shipped/],
    ["--backtest --duration 6h --signal marginal", /marginal signal is not shipped/],
    ["--duration 6h --zone DE --restart-overhead -5m", /Expected a duration/],
    ["--duration -6h --zone DE", /Expected a duration/],
    ["--duration 6h --within 100000000000000000000h --zone DE", /at most 100000000d/],
    [
      "--duration 6h --within 10000000d --zone DE",
      /10000000 d are more than can be planned. Plan at most 3653 d/,
    ],
    ["--duration 6h --within 3654d --zone DE", /3654 d are more than can be planned/],
    ["--duration 6h --within 10000000d --intensity-file x.csv", /10000000 d are more than can be planned/],
    ["--duration 99999999d --zone DE", /but only 24 h are left/],
    ["--duration 6h --restart-overhead 1e9d --zone DE", /Expected a duration/],
    ["--backtest --duration 6h --within 2h --zone DE", /runs for 6 h, but only 2 h/],
  ])("%s", async (options, sentence) => {
    const { code, out, err } = await runMain(`when ${options}`);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(sentence);
    expect(err.trim().split("\n")).toHaveLength(1);
  });
});
