import { energyOf, type KilowattHours, measure } from "@green-place/contract";
import { facilityEnergy } from "../../packages/core/src/formulas/facility-energy.ts";
import { memoryPower } from "../../packages/core/src/formulas/memory-power.ts";
import { operationalCarbon } from "../../packages/core/src/formulas/operational-carbon.ts";
import type { QuestionOf } from "../case-schema.ts";
import { type Answer, sure } from "./answer.ts";

export function arithmetic(question: QuestionOf<"arithmetic">): Answer {
  const facility = facilityEnergy(itEnergy(question), measure(question.pue ?? 1, "1"));
  if (question.answer === "kilowattHours") return sure(facility);
  if (question.gramsPerKwh === undefined) throw new Error("carbon needs an intensity");
  return sure(operationalCarbon(facility, measure(question.gramsPerKwh, "g/kWh")));
}

export const carbonRatio = ({ of, over }: QuestionOf<"carbon-ratio">): Answer =>
  sure(emission(of).value / emission(over).value);

const emission = (one: QuestionOf<"carbon-ratio">["of"]): Answer =>
  arithmetic({ model: "arithmetic", answer: "kilograms", ...one });

function itEnergy({ watts, cpu, hours, kilowattHours }: QuestionOf<"arithmetic">): KilowattHours {
  if (kilowattHours !== undefined) return measure(kilowattHours, "kWh");
  if (hours === undefined) throw new Error("energy needs hours");
  if (watts !== undefined) return energyOf(measure(watts, "W"), measure(hours, "h"));
  if (!cpu) throw new Error("energy needs watts");
  const perGib = measure(cpu.wattsPerGib, "W/GiB");
  const memory = memoryPower(measure(cpu.memoryGib, "GiB"), perGib, perGib, measure(1, "1"));
  return energyOf(measure(cpu.watts + memory, "W"), measure(hours, "h"));
}
