import type { Accelerator } from "@green-place/contract";
import { trainingDuration } from "@green-place/core";
import type { QuestionOf } from "../case-schema.ts";
import type { ModelCatalogue } from "../model-catalogue.ts";
import { type Answer, scaled } from "./answer.ts";

function chip(id: string, catalogue: ModelCatalogue): Accelerator {
  const found = catalogue.hardware.accelerators().find((one) => one.id === id);
  if (!found) throw new Error(`no accelerator is called ${id}`);
  return found;
}

function fact(subject: string, quantity: Answer | undefined): Answer {
  if (!quantity) throw new Error(`${subject} is unknown`);
  return { low: quantity.low, value: quantity.value, high: quantity.high };
}

export const idlePower = ({ accelerator }: QuestionOf<"idle-power">, catalogue: ModelCatalogue): Answer =>
  fact(`idle power of ${accelerator}`, chip(accelerator, catalogue).idleWatts);

export function trainingHours(question: QuestionOf<"training-hours">, catalogue: ModelCatalogue): Answer {
  const accelerator = chip(question.accelerator, catalogue);
  const { hours, duration } = trainingDuration(question, accelerator, 1, {
    assumptions: catalogue.assumptions,
  });
  return scaled(duration!, hours);
}
