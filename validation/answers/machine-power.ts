import { type Assumptions, type Estimate, estimate, recommend } from "@green-place/core";
import type { MachineDescription, QuestionOf } from "../case-schema.ts";
import type { ModelCatalogue } from "../model-catalogue.ts";
import { type Answer, scaled } from "./answer.ts";
import { chipsOf, laboratory, room } from "./laboratory.ts";

type Workload = QuestionOf<"machine-power">["workload"];

interface At {
  readonly machine: MachineDescription;
  readonly workload: Workload;
  readonly utilisation?: number | undefined;
  readonly nodes?: number | undefined;
  readonly batch?: number | undefined;
  /** Telemetry sees chips and memory but no fans, switches or power supplies: an estimate with a rest of nothing. */
  readonly withoutRest?: boolean;
}

/** The same machine is asked about many times over: at each benchmark's reading, and for each of its parts. */
const hours = new WeakMap<ModelCatalogue, Map<string, Estimate>>();

/** One hour of a published machine. */
export function oneHour(at: At, catalogue: ModelCatalogue): Estimate {
  const { machine, workload, utilisation, batch, nodes = 1, withoutRest: bare = false } = at;
  const known = hours.get(catalogue) ?? new Map<string, Estimate>();
  hours.set(catalogue, known);
  const key = JSON.stringify([{ ...machine, note: undefined }, workload, utilisation, batch, nodes, bare]);
  const found = known.get(key);
  if (found) return found;
  const result = estimate({
    placement: room(),
    hours: 1,
    instanceCount: nodes,
    workload,
    ...(utilisation !== undefined && { utilisation }),
    ...(batch !== undefined && { batch }),
    providers: [laboratory(machine)],
    hardware: catalogue.hardware,
    intensity: catalogue.average,
    assumptions: bare ? withoutRest(catalogue.assumptions) : catalogue.assumptions,
  });
  known.set(key, result);
  return result;
}

/** One step of an estimate as a range. */
export function stepOf(result: Estimate, name: string): Answer {
  const step = result.steps.find((one) => one.name === name);
  if (!step) throw new Error(`the estimate has no step "${name}"`);
  return { low: step.low, value: step.value, high: step.high };
}

/** Telemetry sees chips and memory but no fans, switches or power supplies: what an estimate without auxiliary power says. */
const withoutRest = (assumptions: Assumptions): Assumptions =>
  Object.fromEntries(
    Object.entries(assumptions).map(([id, row]) => [
      id,
      /^auxiliary-(base|slope)/.test(id) ? { ...row, low: 0, value: 0, high: 0 } : row,
    ]),
  );

/** The step of an estimate that answers for each part of a machine. */
const steps = {
  plug: "IT power",
  "chips-and-memory": "IT power",
  accelerators: "Accelerators",
  cpu: "CPU",
  memory: "Memory",
} as const;

export function machinePower(question: QuestionOf<"machine-power">, catalogue: ModelCatalogue): Answer {
  const { scope, perAccelerator, machine, nodes = 1 } = question;
  const result = oneHour({ ...question, withoutRest: scope === "chips-and-memory" }, catalogue);
  return scaled(stepOf(result, steps[scope]), 1 / (perAccelerator ? chipsOf(machine).count * nodes : nodes));
}

/** Sensors see what the chips and memory draw; the rest of a plain machine comes on top. */
export function wallPower(
  { sensorWatts }: QuestionOf<"wall-power">,
  { assumptions }: ModelCatalogue,
): Answer {
  const { low, value, high } = assumptions["auxiliary-ratio-plain"]!;
  return { low: sensorWatts * (1 + low), value: sensorWatts * (1 + value), high: sensorWatts * (1 + high) };
}

export function acceleratorEnergy(
  question: QuestionOf<"accelerator-energy">,
  catalogue: ModelCatalogue,
): Answer {
  const { accelerator, count, hours, workload } = question;
  const machine = { accelerator, count, vcpus: 8, memoryGib: 32, cpuPlatforms: [] };
  return scaled(stepOf(oneHour({ machine, workload }, catalogue), "Accelerators"), hours / 1000);
}

export function hostOverAccelerators(
  question: QuestionOf<"host-over-accelerators">,
  catalogue: ModelCatalogue,
): Answer {
  const result = oneHour(question, catalogue);
  const [cpu, memory, chips] = ["CPU", "Memory", "Accelerators"].map((name) => stepOf(result, name));
  return {
    low: (cpu!.low + memory!.low) / chips!.high,
    value: (cpu!.value + memory!.value) / chips!.value,
    high: (cpu!.high + memory!.high) / chips!.low,
  };
}

/** Carbon of the same work on two machines in one place, embodied carbon left out: the machine lever alone. */
export function machineLever({ from, to }: QuestionOf<"machine-lever">, catalogue: ModelCatalogue): Answer {
  const result = recommend({
    job: {
      hours: 100,
      workload: "training",
      accelerator: chipsOf(from).id,
      acceleratorCount: chipsOf(from).count,
      equivalent: true,
    },
    providers: [laboratory(from, to)],
    hardware: catalogue.hardware,
    intensity: catalogue.average,
    assumptions: catalogue.assumptions,
    embodied: false,
    from: room(0),
  });
  const option = result.options.find(({ instanceType }) => instanceType === room(1).instanceType)!;
  const ratio = Math.exp(option.levers!.hardware);
  const { low, value, high } = option.carbonKg;
  return { low: (ratio * value) / high, value: ratio, high: (ratio * value) / low };
}
