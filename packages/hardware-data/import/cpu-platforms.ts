import { quantile } from "@green-place/tools/quantile";
import type { CcfCoefficient } from "./ccf-coefficients.ts";
import {
  measuredArchitectures,
  measuredMachines,
  modelledArchitectures,
  stressedArchitectures,
} from "./cpu-architectures.ts";
import type { Refusal } from "./cpu-models.ts";
import type { HostReading } from "./rapl-hosts.ts";
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
 * What of a benchmarked server's wall power is not the CPU: fans, power supply, board, disk and NIC at a lean fifth of the rest
 * (these servers have no second NIC and no share of a switch), and memory at the lean end of W/GiB (the benchmark lives in the caches).
 */
const AUXILIARY_RATIO = 0.2;
const MEMORY_WATTS_PER_GIB = 0.12;
/** A coefficient above this many times the most power-hungry server is an error upstream, not a spread. */
const IMPLAUSIBLE = 2;
/** Another host of the same kind, or harder work, than the hungriest that was read. */
const OTHER_SPECIMEN = 1.25;
/** Rented hosts are at least as hungry as the lean quarter of benchmarked servers. */
const LEANEST = 0.25;
/** Fewer servers than this do not show a spread: a sixth below their median instead. */
const ENOUGH_SERVERS = 8;

/**
 * A benchmark's servers are tuned and their work is light; a stress test is neither. A job lies between the two, nearer to the stress test,
 * since rented hosts are set up for speed: value = benchmark^(1/4) · stress^(3/4).
 */
const STRESS_WEIGHT = 3 / 4;

/** Watts per vCPU by platform, from servers on the meter, stress tests of rented hosts and the coefficients in use elsewhere. */
export function cpuPlatforms(
  readings: ReadonlyMap<string, readonly ServerReading[]>,
  hosts: ReadonlyMap<string, readonly HostReading[]>,
  coefficients: readonly CcfCoefficient[],
): { platforms: PlatformRow[]; refused: Refusal[] } {
  const refused: Refusal[] = [];
  const ratios = stressOverBenchmark(readings, hosts);
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
    const stressed = hosts.get(architecture.id) ?? [];
    const wall = `median whole server ${median(servers.map(idle)).toFixed(2)} to ${median(servers.map(full)).toFixed(2)} W per thread`;
    const stress =
      stressed.length > 0
        ? `RAPL of ${stressed.map(({ cpu }) => cpu).join(" and ")} under stress`
        : `stress ${ratios.full.value.toFixed(2)} times it at full load as on other hosts`;
    const row = {
      id: architecture.id,
      name: architecture.name,
      min: betweenBenchmarkAndStress(
        servers,
        stressed,
        idle,
        { ...ratios.idle, value: 1 },
        others.map((other) => other.minWatts),
      ),
      max: betweenBenchmarkAndStress(
        servers,
        stressed,
        full,
        ratios.full,
        others.map((other) => other.maxWatts),
      ),
      source: "specpower-ssj2008",
      note: `${servers.length} servers; ${wall}; memory and the rest taken off; ${stress}`,
    };
    return architecture.wholeCores ? [row, wholeCore(row)] : [row];
  });

  for (const { id, name } of stressedArchitectures) {
    const stressed = hosts.get(id);
    if (!stressed) continue;
    const side = (watts: WattsOf, ratio: Ratio): Range => {
      const stress = geometricMean(stressed.map(watts));
      return {
        low: stress / ratio.value,
        value: stress * ratio.value ** (STRESS_WEIGHT - 1),
        high: stress * OTHER_SPECIMEN,
      };
    };
    const note = `RAPL of ${stressed.map(({ cpu }) => cpu).join(" and ")} under stress; benchmark below it as on other hosts`;
    const [min, max] = [side(idle, ratios.idle), side(full, ratios.full)];
    platforms.push({ id, name, min, max, source: "teads-rapl", note });
  }
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

interface Reading {
  readonly idleWatts: number;
  readonly fullWatts: number;
}
type WattsOf = (reading: Reading) => number;
const idle: WattsOf = ({ idleWatts }) => idleWatts;
const full: WattsOf = ({ fullWatts }) => fullWatts;

/** A benchmarked server's CPU alone, W per thread. */
const cpuWatts = (server: ServerReading, watts: WattsOf): number =>
  Math.max(0, watts(server) / (1 + AUXILIARY_RATIO) - server.memoryGib * MEMORY_WATTS_PER_GIB);

interface Ratio {
  readonly value: number;
  readonly high: number;
}

/** Stressed hosts over benchmarked servers, for the architectures that have none of the former. Without any of both, the benchmark stands. */
function stressOverBenchmark(
  readings: ReadonlyMap<string, readonly ServerReading[]>,
  hosts: ReadonlyMap<string, readonly HostReading[]>,
): { readonly idle: Ratio; readonly full: Ratio } {
  const of = (watts: WattsOf): Ratio => {
    const ratios = [...hosts].flatMap(([id, stressed]) => {
      const servers = readings.get(id);
      if (!servers?.length) return [];
      const benchmark = median(servers.map((server) => cpuWatts(server, watts)));
      return stressed.map((host) => watts(host) / benchmark);
    });
    return ratios.length === 0
      ? { value: 1, high: 1 }
      : { value: geometricMean(ratios), high: Math.max(...ratios) };
  };
  return { idle: of(idle), full: of(full) };
}

function betweenBenchmarkAndStress(
  servers: readonly ServerReading[],
  stressed: readonly HostReading[],
  watts: WattsOf,
  ratio: Ratio,
  others: readonly number[],
): Range {
  const cpu = servers.map((server) => cpuWatts(server, watts));
  const benchmark = median(cpu);
  const enough = servers.length >= ENOUGH_SERVERS;
  const stress = stressed.length > 0 ? geometricMean(stressed.map(watts)) : benchmark * ratio.value;
  return {
    low: enough ? quantile(cpu, LEANEST) : benchmark * (5 / 6),
    value: benchmark ** (1 - STRESS_WEIGHT) * stress ** STRESS_WEIGHT,
    high: Math.max(
      OTHER_SPECIMEN * (stressed.length > 0 ? Math.max(...stressed.map(watts)) : benchmark * ratio.high),
      median(servers.map(watts)),
      ...others,
    ),
  };
}

const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);
const geometricMean = (numbers: readonly number[]): number =>
  Math.exp(numbers.reduce((sum, number) => sum + Math.log(number), 0) / numbers.length);
