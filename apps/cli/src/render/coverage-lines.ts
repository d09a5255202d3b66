import type { Coverage, Exclusion, ExclusionReason } from "@green-place/core";
import { grouped } from "./format-number.ts";
import { wrap } from "./wrap-text.ts";

const words: Readonly<Record<ExclusionReason, string>> = {
  "not-the-provider": "of another provider than --provider allows",
  "not-within": "outside the --within area",
  "not-the-country": "in a country that --country rules out",
  "not-the-region": "in a region that --region rules out",
  "too-few-vcpus": "with too few vCPUs",
  "too-little-memory": "with too little memory",
  "too-little-accelerator-memory": "with less accelerator memory than --gpu-memory",
  "accelerator-memory-unknown": "whose accelerator memory nobody states",
  "only-a-fraction-of-an-accelerator": "with only a part of an accelerator",
  "several-accelerator-kinds": "with several kinds of accelerator",
  "accelerator-unknown": "with an accelerator that no table describes",
  "power-unknown": "whose chip's power nobody has published",
  "throughput-unknown": "whose chip's throughput is unknown",
  "intensity-unknown": "on a grid without a known intensity",
  "no-interconnect": "of several machines that no known interconnect joins",
  "price-unknown": "without a known price",
  "over-budget": "above the price limit",
};

/** What was looked at and what was left out, with the reason and a few names. */
export function coverageLines(
  { considered, eligible, excluded }: Coverage,
  columns: number | undefined,
): string[] {
  if (considered === 0) return ["No placement of any provider offers what the job asks for."];
  const head = `${count(considered)} placements looked at, ${count(eligible)} eligible${excluded.length > 0 ? ", left out:" : "."}`;
  return [head, ...exclusionLines(excluded, columns)];
}

/** What was left out, a reason a line: how many placements, why, and a few of their names. */
export const exclusionLines = (excluded: readonly Exclusion[], columns: number | undefined): string[] =>
  excluded.map(({ reason, count: left, examples }) =>
    wrap(
      `  ${count(left)} ${words[reason]} (${examples.slice(0, 2).join(", ")}${left > 2 ? ", …" : ""})`,
      columns,
      "    ",
    ),
  );

/** A whole number with its thousands apart. */
export const count = (value: number): string => grouped(String(value));
