import type { Question } from "../case-schema.ts";
import type { ModelWorld } from "../model-world.ts";
import type { Answer } from "./answer.ts";
import { arithmetic, carbonRatio } from "./arithmetic.ts";
import { embodied, idlePower, trainingHours } from "./chip-facts.ts";
import {
  acceleratorEnergy,
  hostOverAccelerators,
  machineLever,
  machinePower,
  wallPower,
} from "./machine-power.ts";
import { carbonOfMeasuredEnergy, grid, gridOrder, hoursOfDay, pue } from "./place.ts";
import { timeShift } from "./time-shift.ts";
import { water } from "./water.ts";

/** Puts a published case to the part of the model that answers it. */
export function answerCase(question: Question, world: ModelWorld): Answer {
  switch (question.model) {
    case "machine-power":
      return machinePower(question, world);
    case "accelerator-energy":
      return acceleratorEnergy(question, world);
    case "host-over-accelerators":
      return hostOverAccelerators(question, world);
    case "machine-lever":
      return machineLever(question, world);
    case "arithmetic":
      return arithmetic(question);
    case "carbon-ratio":
      return carbonRatio(question);
    case "training-hours":
      return trainingHours(question, world);
    case "water":
      return water(question, world);
    case "embodied":
      return embodied(question, world);
    case "idle-power":
      return idlePower(question, world);
    case "grid":
      return grid(question, world);
    case "grid-order":
      return gridOrder(question, world);
    case "wall-power":
      return wallPower(question, world);
    case "pue":
      return pue(question, world);
    case "carbon-of-energy":
      return carbonOfMeasuredEnergy(question, world);
    case "hours-of-day":
      return hoursOfDay(question);
    case "time-shift":
      return timeShift(question);
  }
}
