import { exactly, type HardwareCatalogueV1, type ProviderV1 } from "@green-place/contract";
import { type Assumptions, estimate } from "@green-place/core";
import type { QuestionOf } from "../case-schema.ts";
import type { ModelCatalogue } from "../model-catalogue.ts";
import { type Answer, scaled } from "./answer.ts";
import { laboratory, room } from "./laboratory.ts";
import { stepOf } from "./machine-power.ts";

/** An accelerator alone, or with its share of the host that carries it. */
export function embodied({ accelerator, hostOf }: QuestionOf<"embodied">, catalogue: ModelCatalogue): Answer {
  if (hostOf) return scaled(madeKg(laboratory(hostOf), catalogue), 1 / hostOf.count);
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
  const described = { accelerator: WEIGHTLESS, count: 1, cpuPlatforms: [], ...server };
  const bench = laboratory(described);
  const types = bench.instanceTypes().map(({ accelerators, ...type }) => ({
    ...type,
    accelerators: accelerated ? accelerators : [],
    ...(localDisk && { localDisk }),
  }));
  const provider = { ...bench, instanceTypes: () => types };
  return madeKg(provider, { ...catalogue, hardware: withWeightless(catalogue.hardware) });
}

/** Stands in for the accelerators of a host that is asked about without them: their making is next to nothing, and the host is of their kind. */
const WEIGHTLESS = "weightless";
const TRIFLE = 1e-6;

function withWeightless(hardware: HardwareCatalogueV1): HardwareCatalogueV1 {
  const some = hardware.accelerators().find(({ peakWatts, idleWatts }) => peakWatts && idleWatts)!;
  const embodiedKg = exactly("trifle", TRIFLE, "kg", some.peakWatts!.source);
  const weightless = { ...some, id: WEIGHTLESS, aliases: [], embodiedKg };
  return { ...hardware, accelerators: () => [...hardware.accelerators(), weightless] };
}

/** All that is embodied in a machine: what it is charged for its whole life, when that is the hour for which it is asked about. */
function madeKg(provider: ProviderV1, { assumptions, hardware, average }: ModelCatalogue): Answer {
  const result = estimate({
    placement: room(),
    hours: 1,
    providers: [provider],
    hardware,
    intensity: average,
    assumptions: { ...assumptions, ...aLifeOfOneHour(assumptions) },
  });
  return stepOf(result, "Embodied carbon");
}

const aLifeOfOneHour = (assumptions: Assumptions): Assumptions =>
  Object.fromEntries(
    ["lifetime-hours", "lifetime-utilisation"].map((id) => [
      id,
      { ...assumptions[id]!, low: 1, value: 1, high: 1 },
    ]),
  );
