import { quantile } from "@green-place/tools/quantile";
import type { CcfCoefficient } from "./ccf-coefficients.ts";
import { measuredArchitectures, measuredMachines, modelledArchitectures } from "./cpu-architectures.ts";
import type { Refusal } from "./cpu-models.ts";
import type { ServerReading } from "./spec-power.ts";

interface Range {
  readonly low: number;
  readonly value: number;
  readonly high: number;
}

export interface PlatformRow {
  readonly id: string;
  readonly name: string;
  readonly min: Range;
  readonly max: Range;
  readonly source: string;
  readonly note: string;
}

/**
 * What of a benchmarked server's wall power is not the CPU: fans, power supply, board, disk and NIC at the lean end of the auxiliary
 * ratio with accelerators (these servers have no second NIC and no share of a switch), and memory at the lean end of W/GiB (the benchmark lives in the caches).
 */
const AUXILIARY_RATIO = 0.2;
const MEMORY_WATTS_PER_GIB = 0.12;
/** A coefficient above this many times the most power-hungry server is an error upstream, not a spread. */
const IMPLAUSIBLE = 2;
/** Fewer servers than this do not show a spread: a third either way instead. */
const ENOUGH_SERVERS = 8;

/** Watts per vCPU by platform, from servers on the meter and the coefficients in use elsewhere. */
export function cpuPlatforms(
  readings: ReadonlyMap<string, readonly ServerReading[]>,
  coefficients: readonly CcfCoefficient[],
): { platforms: PlatformRow[]; refused: Refusal[] } {
  const refused: Refusal[] = [];
  const platforms = measuredArchitectures.flatMap((architecture): PlatformRow[] => {
    const servers = readings.get(architecture.id);
    if (!servers?.length) return [];
    const others = coefficients.filter((row) => {
      if (row.architecture !== architecture.cloudCarbonFootprint) return false;
      const limit = IMPLAUSIBLE * Math.max(...servers.map((server) => server.fullWatts));
      if (row.maxWatts <= limit) return true;
      const reason = `${row.maxWatts.toFixed(2)} W per vCPU, while no measured server draws more than ${(limit / IMPLAUSIBLE).toFixed(2)} W per thread from the wall`;
      refused.push({ subject: row.architecture, reason });
      return false;
    });
    const wall = `median whole server ${median(servers.map((server) => server.idleWatts)).toFixed(2)} to ${median(servers.map((server) => server.fullWatts)).toFixed(2)} W per thread`;
    const row = {
      id: architecture.id,
      name: architecture.name,
      min: range(
        servers,
        (server) => server.idleWatts,
        others.map((other) => other.minWatts),
      ),
      max: range(
        servers,
        (server) => server.fullWatts,
        others.map((other) => other.maxWatts),
      ),
      source: "specpower-ssj2008",
      note: `${servers.length} servers; ${wall}; memory and the rest taken off; high = at least the whole server${others.length ? " and Cloud Carbon Footprint" : ""}`,
    };
    return architecture.wholeCores ? [row, wholeCore(row)] : [row];
  });

  for (const { id, name, like, upTo = [], why } of modelledArchitectures) {
    const find = (ids: readonly string[]): PlatformRow[] =>
      platforms.filter((platform) => ids.includes(platform.id));
    const [bases, bounds] = [find(like), find([...like, ...upTo])];
    if (bases.length < like.length || bounds.length < like.length + upTo.length) continue;
    const widened = bounds.length === 1 ? 0.3 : 0;
    const between = (side: "min" | "max"): Range => ({
      low: Math.min(...bounds.map((bound) => bound[side].low)) * (1 - widened),
      value: bases.reduce((product, base) => product * base[side].value, 1) ** (1 / bases.length),
      high: Math.max(...bounds.map((bound) => bound[side].high)) * (1 + widened),
    });
    const span =
      bounds.length === 1 ? `that of ${like[0]} widened by 30 %` : `from ${[...like, ...upTo].join(" to ")}`;
    const note = `modelled: ${why}; range ${span}; no public measurement`;
    platforms.push({ id, name, min: between("min"), max: between("max"), source: "specpower-ssj2008", note });
  }
  for (const { id, name, vcpus, idleWatts, maxWatts, source } of measuredMachines) {
    const share = (watts: number, lowest: number): Range => {
      const high = watts / vcpus;
      return { low: high * lowest, value: high / (1 + AUXILIARY_RATIO), high };
    };
    const note = `wall ${idleWatts} to ${maxWatts} W over ${vcpus} vCPUs; memory and GPU of the chip are in it, so low = half at full load`;
    platforms.push({ id, name, min: share(idleWatts, 0.6), max: share(maxWatts, 0.5), source, note });
  }
  return { platforms: platforms.sort((a, b) => (a.id < b.id ? -1 : 1)), refused };
}

/** One vCPU that is a whole core takes what two threads take; a core that runs one thread does a little less than one that runs two. */
function wholeCore(row: PlatformRow): PlatformRow {
  const twice = ({ low, value, high }: Range): Range => ({
    low: low * 1.6,
    value: value * 2,
    high: high * 2,
  });
  const note = `one vCPU is one core (SMT off): two threads of ${row.id}`;
  return {
    ...row,
    id: `${row.id}-core`,
    name: `${row.name} (a core per vCPU)`,
    min: twice(row.min),
    max: twice(row.max),
    note,
  };
}

function range(
  servers: readonly ServerReading[],
  wall: (server: ServerReading) => number,
  others: readonly number[],
): Range {
  const cpu = servers.map((server) =>
    Math.max(0, wall(server) / (1 + AUXILIARY_RATIO) - server.memoryGib * MEMORY_WATTS_PER_GIB),
  );
  const value = median(cpu);
  const enough = servers.length >= ENOUGH_SERVERS;
  return {
    low: enough ? quantile(cpu, 0.05) : value * (2 / 3),
    value,
    high: Math.max(enough ? quantile(cpu, 0.95) : value * (4 / 3), median(servers.map(wall)), ...others),
  };
}

const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);
