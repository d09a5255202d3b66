import type { Assumption } from "./assumption.ts";

/** How fast chips work: speed-ups between them, and the share of peak throughput that reaches a model. */
export const speedAssumptions: readonly Assumption[] = [
  {
    id: "equivalent-throughput",
    low: 0.7,
    value: 1,
    high: 1.4,
    unit: "1",
    source: "megatron-2021",
    why: "Real speed-up between chips over the ratio of their peak figures: software reaches a different share of each.",
  },
  {
    id: "measured-throughput",
    low: 0.8,
    value: 1,
    high: 1.25,
    unit: "1",
    source: "patterson-2021",
    why: "Speed-up of another model over that of the benchmark: the models of one pair of chips lie up to a fifth apart (P100 to TPU v2 4.3 and 5.1).",
  },
  {
    id: "mfu-a100",
    low: 0.2,
    value: 0.33,
    high: 0.48,
    unit: "1",
    source: "megatron-2021",
    why: "Model FLOPs utilisation on A100 by 6 x parameters x tokens: 0.22 to 0.48 in eleven published runs from 70M to 180B parameters; small models reach less.",
  },
  {
    id: "mfu",
    low: 0.22,
    value: 0.33,
    high: 0.46,
    unit: "1",
    source: "megatron-2021",
    why: "Model FLOPs utilisation of published large runs on other chips: H100 0.26 to 0.35, more when tuned; TPU v4 0.30 over a whole run.",
  },
];
