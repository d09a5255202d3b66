import { expect, test } from "vitest";
import { formatCountdown, runReport } from "../../src/run/countdown.ts";

test.each([
  [0, "00:00:00"],
  [-5, "00:00:00"],
  [1, "00:00:01"],
  [59_999, "00:01:00"],
  [3_723_000, "01:02:03"],
  [2 * 86_400_000 + 3_600_000, "2 d 01:00:00"],
])("%s ms are %s", (ms, text) => {
  expect(formatCountdown(ms)).toBe(text);
});

const noon = Date.UTC(2022, 5, 1, 12);

function tell(interactive: boolean): string {
  let now = noon;
  let text = "";
  const write = (part: string): void => {
    text += part;
  };
  const report = runReport(write, { now: () => now }, interactive);
  report.tell({ kind: "waiting", untilMs: noon + 90_000 });
  now += 1000;
  if (report.tickMs !== undefined) report.tell({ kind: "tick" });
  report.tell({ kind: "started", pid: 42 });
  return text;
}

test("a terminal sees one line that counts down, and is left alone while the job runs", () => {
  const clear = "\r\u001b[K";
  expect(tell(true)).toBe(
    `green-place: waiting until 2022-06-01 12:01 UTC\n${clear}green-place: starts in 00:01:30${clear}green-place: starts in 00:01:29${clear}green-place: started (process group 42)\n`,
  );
});

test("a file gets plain lines", () => {
  expect(tell(false)).toBe(
    "green-place: waiting until 2022-06-01 12:01 UTC\ngreen-place: started (process group 42)\n",
  );
});
