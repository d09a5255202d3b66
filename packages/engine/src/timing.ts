/** The hours in which a job emits least. */
export { type BacktestSeries, backtestSeries } from "./timing/backtest-series.ts";
export type { Window } from "./timing/checked-window.ts";
export { type PlanInWindow, planInWindow } from "./timing/plan-in-window.ts";
export type { TimingPlace, TimingRequest } from "./timing/timing-request.ts";
