import type { Accelerator } from "@green-place/contract";
import { trainingDuration } from "@green-place/core";
import type { QuestionOf } from "../case-schema.ts";
import type { ModelWorld } from "../model-world.ts";
import { type Answer, scaled } from "./answer.ts";

function chip(id: string, world: ModelWorld): Accelerator {
  const found = world.hardware.accelerators().find((one) => one.id === id);
  if (!found) throw new Error(`no accelerator is called ${id}`);
  return found;
}

function fact(subject: string, quantity: Answer | undefined): Answer {
  if (!quantity) throw new Error(`${subject} is unknown`);
  return { low: quantity.low, value: quantity.value, high: quantity.high };
}

export const idlePower = ({ accelerator }: QuestionOf<"idle-power">, world: ModelWorld): Answer =>
  fact(`idle power of ${accelerator}`, chip(accelerator, world).idleWatts);

export function embodied({ accelerator, hostOf }: QuestionOf<"embodied">, world: ModelWorld): Answer {
  const board = fact(`making of ${accelerator}`, chip(accelerator, world).embodiedKg);
  if (!hostOf) return board;
  const host = scaled(world.assumptions["host-embodied-kg-accelerated"]!, 1 / hostOf.count);
  return { low: board.low + host.low, value: board.value + host.value, high: board.high + host.high };
}

export function trainingHours(question: QuestionOf<"training-hours">, world: ModelWorld): Answer {
  const accelerator = chip(question.accelerator, world);
  const { hours, duration } = trainingDuration(question, accelerator, 1, { assumptions: world.assumptions });
  return scaled(duration!, hours);
}
