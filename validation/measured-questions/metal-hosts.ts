import { numberIn, type Row, textIn } from "@green-place/tools/csv";
import type { MachineDescription, QuestionOf } from "../case-schema.ts";
import type { PublishedMachines } from "../machines/published-machines.ts";
import { caseOf, type MeasuredFigure, type Reading } from "./reading.ts";

const LOADS = ["0", "10", "50", "100"] as const;

/** Watts of a GB of memory at the four loads that Teads assumes where it read none: such a host was never run, its CPU's watts are a share of its TDP. */
const ASSUMED_MEMORY = [0.2, 0.3, 0.4, 0.6];

type Scope = QuestionOf<"machine-power">["scope"];

/**
 * Hosts of EC2 under a stress test: CPU packages and memory as RAPL counts them, alone and together, and the whole machine, which is those two
 * and what Teads adds for the rest; that sum is `derived`, not measured. Many names are one host, and hosts of a CPU share its reading: each is asked once.
 */
export function metalHostReadings(rows: readonly Row[], machines: PublishedMachines, source: Row): Reading[] {
  const seen = new Set<string>();
  const isNew = (...what: readonly unknown[]): boolean => {
    const key = JSON.stringify(what);
    return !seen.has(key) && seen.add(key) !== undefined;
  };
  return rows.map((row) => {
    const name = textIn(row, "cpu");
    const platform = machines.cpu(name)?.platform;
    const [vcpus, memoryGib, rest] = ["vcpus", "memory_gib", "rest_watts"].map((column) =>
      numberIn(row, column),
    );
    const cpu = LOADS.map((load) => numberIn(row, `cpu_watts_${load}`));
    const memory = LOADS.map((load) => numberIn(row, `memory_watts_${load}`));
    if (!platform) return { unanswerable: `the platform of ${name} is not in our table` };
    if (!vcpus || !memoryGib || ![...cpu, ...memory].every((watts) => watts))
      return { unanswerable: "the size or the power of the host is not given" };

    const perGib = memory.map((watts) => Number((watts! / memoryGib).toFixed(2)));
    const assumed = perGib.every((watts, i) => watts === ASSUMED_MEMORY[i]);
    const host = { machine: { vcpus, memoryGib, cpuPlatforms: [platform] }, row, source, assumed };
    const parts = memory.map((watts, i) => watts! + cpu[i]!);
    const whole = parts.map((watts) => watts + rest!);
    const cases = [
      ...(isNew("cpu", name, vcpus, cpu) ? at(host, "cpu", cpu) : []),
      ...(isNew("memory", name, perGib) ? at(host, "memory", memory) : []),
      ...(!assumed && isNew("parts", name, parts) ? at(host, "chips-and-memory", parts).slice(1) : []),
      ...(rest && !row["accelerators"] && isNew("whole", name, whole)
        ? at(host, "plug", whole).slice(1)
        : []),
    ];
    return cases.length > 0 ? cases : { unanswerable: "another name of a host that is asked about already" };
  });
}

const parts: Partial<Record<Scope, string>> = {
  cpu: "CPU packages",
  memory: "memory",
  "chips-and-memory": "CPU packages and memory",
};

interface Host {
  readonly machine: MachineDescription;
  readonly row: Row;
  readonly source: Row;
  readonly assumed: boolean;
}

/** One case for each load. */
const at = (
  host: Host,
  scope: Scope,
  watts: readonly (number | undefined)[],
): Exclude<Reading, { unanswerable: string }> =>
  LOADS.map((load, i) => caseOf(figureOf(host, scope, load, watts[i]!), host.source));

function figureOf(
  { machine, row, assumed }: Host,
  scope: Scope,
  load: string,
  watts: number,
): MeasuredFigure {
  const part = parts[scope] ?? "whole machine";
  return {
    class: assumed
      ? "plain machines, estimated by Teads"
      : scope === "memory" || load === "0"
        ? "plain machines, idle and memory"
        : "plain machines",
    id: `teads-${row["instance_type"]}-${scope}-${load}`,
    quantity: `power of the ${part} of ${row["instance_type"]} at ${load} % load`,
    group: row["cpu"]!,
    kind: assumed || scope === "plug" ? "derived" : "measured",
    given: { model: "machine-power", machine, workload: "general", scope, utilisation: Number(load) / 100 },
    watts: Number(watts.toFixed(2)),
  };
}
