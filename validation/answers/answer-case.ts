import type { Question } from "../case-schema.ts";
import type { ModelCatalogue } from "../model-catalogue.ts";
import type { Answer } from "./answer.ts";
import { arithmetic, carbonRatio } from "./arithmetic.ts";
import { idlePower, trainingHours } from "./chip-facts.ts";
import { embodied, embodiedServer } from "./embodied.ts";
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
export function answerCase(question: Question, catalogue: ModelCatalogue): Answer {
  switch (question.model) {
    case "machine-power":
      return machinePower(question, catalogue);
    case "accelerator-energy":
      return acceleratorEnergy(question, catalogue);
    case "host-over-accelerators":
      return hostOverAccelerators(question, catalogue);
    case "machine-lever":
      return machineLever(question, catalogue);
    case "arithmetic":
      return arithmetic(question);
    case "carbon-ratio":
      return carbonRatio(question);
    case "training-hours":
      return trainingHours(question, catalogue);
    case "water":
      return water(question, catalogue);
    case "embodied":
      return embodied(question, catalogue);
    case "embodied-server":
      return embodiedServer(question, catalogue);
    case "idle-power":
      return idlePower(question, catalogue);
    case "grid":
      return grid(question, catalogue);
    case "grid-order":
      return gridOrder(question, catalogue);
    case "wall-power":
      return wallPower(question, catalogue);
    case "pue":
      return pue(question, catalogue);
    case "carbon-of-energy":
      return carbonOfMeasuredEnergy(question, catalogue);
    case "hours-of-day":
      return hoursOfDay(question);
    case "time-shift":
      return timeShift(question);
  }
}
