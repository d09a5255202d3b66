import {
  type Accelerator,
  exactly,
  type HardwareCatalogueV1,
  type InstanceType,
} from "@green-place/contract";
import { embodiedOfMachine } from "@green-place/core";
import type { QuestionOf } from "../case-schema.ts";
import type { ModelCatalogue } from "../model-catalogue.ts";
import { type Answer, scaled } from "./answer.ts";
import { chipsOf, laboratory } from "./laboratory.ts";

/** An accelerator alone, or with its share of the host that carries it. */
export function embodied({ accelerator, hostOf }: QuestionOf<"embodied">, catalogue: ModelCatalogue): Answer {
  if (hostOf) {
    const [machine] = laboratory(hostOf).instanceTypes();
    return scaled(madeKg(machine!, catalogue), 1 / chipsOf(hostOf).count);
  }
  const kg = catalogue.hardware.accelerators().find(({ id }) => id === accelerator)?.embodiedKg;
  if (!kg) throw new Error(`embodied carbon of ${accelerator} is unknown`);
  return { low: kg.low, value: kg.value, high: kg.high };
}

/** A server without its accelerators. */
export function embodiedServer(
  { server, accelerated = false }: QuestionOf<"embodied-server">,
  catalogue: ModelCatalogue,
): Answer {
  const { localDisk } = server;
  const [described] = laboratory({
    accelerator: weightless.id,
    count: 1,
    cpuPlatforms: [],
    ...server,
  }).instanceTypes();
  const { accelerators, ...host } = described!;
  const machine = { ...host, accelerators: accelerated ? accelerators : [], ...(localDisk && { localDisk }) };
  return madeKg(machine, { ...catalogue, hardware: withWeightless(catalogue.hardware) });
}

/** Stands in for the accelerators of a host that is asked about without them: next to nothing was emitted in making it. */
const weightless: Accelerator = {
  id: "weightless",
  name: "Weightless",
  vendor: "nobody",
  kind: "gpu",
  family: "weightless",
  aliases: [],
  embodiedKg: exactly("weightless", 1e-6, "kg", "described"),
};

const withWeightless = (hardware: HardwareCatalogueV1): HardwareCatalogueV1 => ({
  ...hardware,
  accelerators: () => [...hardware.accelerators(), weightless],
});

function madeKg(machine: InstanceType, { assumptions, hardware }: ModelCatalogue): Answer {
  const made = embodiedOfMachine("laboratory", machine, hardware, [], assumptions);
  if (!made) throw new Error(`what ${machine.id} was made of is unknown`);
  return made.madeKg;
}
