import type { Draws } from "../uncertainty/draws.ts";
import type { Factor } from "../uncertainty/factor.ts";
import { rangeOfDraws } from "../uncertainty/range-of-draws.ts";
import { type Footprint, footprint, medianPlace } from "./footprint.ts";
import type { Machine, MachineRole } from "./machine.ts";
import type { MachineEnergy } from "./machine-energy.ts";
import { forEachDraw, medianEnergy } from "./machine-numbers.ts";
import type { Place } from "./place.ts";
import type { Step } from "./step.ts";

type Line = {
  readonly name: string;
  readonly equation: string;
  readonly unit: string;
  readonly factors: readonly (Factor | undefined)[];
  readonly of: (energy: MachineEnergy, result: Footprint) => number;
};

/** The derivation of a footprint: every number in the order in which it is computed, each with its range over the draws. */
export function explainFootprint(
  machine: Machine,
  place: Place,
  timingRatio: number,
  embodied: boolean,
  draws: Draws,
): readonly Step[] {
  const lines = linesOf(machine, place, timingRatio, embodied);
  const columns = lines.map(() => draws.column());
  const { intensity, pue, wue, ewif } = place.factors;
  const drawn = {
    intensity: draws.of(intensity),
    pue: draws.of(pue),
    wue: draws.of(wue),
    ewif: draws.of(ewif),
  };
  forEachDraw(machine, draws, (energy, i) => {
    const numbers = {
      intensity: drawn.intensity[i]!,
      pue: drawn.pue[i]!,
      wue: drawn.wue[i]!,
      ewif: drawn.ewif[i]!,
    };
    const result = footprint(energy, numbers, timingRatio, embodied);
    lines.forEach((line, l) => {
      columns[l]![i] = line.of(energy, result);
    });
  });
  const energy = medianEnergy(machine);
  const result = footprint(energy, medianPlace(place.factors), timingRatio, embodied);
  return lines.map((line, l) => ({
    number: l + 1,
    name: line.name,
    equation: line.equation,
    unit: line.unit,
    factors: line.factors.filter((one): one is Factor => one !== undefined),
    ...rangeOfDraws(line.of(energy, result), columns[l]!),
  }));
}

function linesOf(machine: Machine, place: Place, timingRatio: number, embodied: boolean): readonly Line[] {
  const { chips, vcpus, memory, joinedNodes, hours } = machine.shape;
  const factorsFor = (...roles: MachineRole[]): (Factor | undefined)[] =>
    roles.map((role) => machine.factors[role]);
  const { intensity, pue, wue, ewif } = place.factors;
  const lines: (Line | false | undefined)[] = [
    chips && {
      name: "Accelerators",
      equation: `${chips.busy} busy · max(idle, load · peak) + ${chips.unused} unused · idle`,
      unit: "W",
      factors: factorsFor("peakWatts", "idleWatts", "load"),
      of: (energy) => energy.acceleratorWatts,
    },
    {
      name: "CPU",
      equation: `${vcpus.busy} vCPU · (min + u · (max − min)) + ${vcpus.unused} unused · min`,
      unit: "W",
      factors: factorsFor("cpuMinWatts", "cpuMaxWatts", "cpuUtilisation"),
      of: (energy) => energy.cpuWatts,
    },
    {
      name: "Memory",
      equation: `${memory} GiB · watts per GiB`,
      unit: "W",
      factors: factorsFor("memoryWattsPerGib"),
      of: (energy) => energy.memoryWatts,
    },
    {
      name: "Rest of the machine",
      equation: "ratio · (accelerators + CPU + memory)",
      unit: "W",
      factors: factorsFor("restRatio"),
      of: (energy) => energy.restWatts,
    },
    joinedNodes > 0 && {
      name: "Cluster network",
      equation: `${joinedNodes} nodes · watts per node`,
      unit: "W",
      factors: factorsFor("networkWatts"),
      of: (energy) => energy.networkWatts,
    },
    {
      name: "IT power",
      equation: "sum of the above",
      unit: "W",
      factors: [],
      of: (energy) => energy.itWatts,
    },
    {
      name: "IT energy",
      equation: `IT power · ${formatHours(hours)} h${machine.factors.duration ? " · duration ratio" : ""} / 1000`,
      unit: "kWh",
      factors: factorsFor("duration"),
      of: (energy) => energy.itKwh,
    },
    {
      name: "Energy at the building's meter",
      equation: "IT energy · PUE",
      unit: "kWh",
      factors: [pue],
      of: (_, result) => result.facilityKwh,
    },
    {
      name: "Operational carbon",
      equation: `energy · intensity${timingRatio === 1 ? "" : ` · ${timingRatio.toPrecision(3)} for the hours chosen`} / 1000`,
      unit: "kg CO2e",
      factors: [intensity],
      of: (_, result) => result.operationalKg,
    },
    embodied && {
      name: "Embodied carbon",
      equation: `(host · ${vcpus.busy + vcpus.unused} / host vCPUs${chips ? ` + ${chips.busy + chips.unused} accelerators` : ""}) · hours / (lifetime · utilisation)`,
      unit: "kg CO2e",
      factors: factorsFor("hostKg", "hostVcpus", "acceleratorKg", "lifetimeHours", "lifetimeUtilisation"),
      of: (_, result) => result.embodiedKg,
    },
    {
      name: "Carbon",
      equation: embodied ? "operational + embodied" : "operational",
      unit: "kg CO2e",
      factors: [],
      of: (_, result) => result.carbonKg,
    },
    {
      name: "Water",
      equation: "IT energy · WUE + energy · EWIF",
      unit: "L",
      factors: [wue, ewif],
      of: (_, result) => result.waterLitres,
    },
  ];
  return lines.filter((line): line is Line => Boolean(line));
}

const formatHours = (hours: number): string => String(Number(hours.toPrecision(6)));
