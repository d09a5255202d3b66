import { JOULES_PER_KILOWATT_HOUR, SECONDS_PER_HOUR } from "@green-place/contract";

/** The order in which a stream prints its columns. */
export interface NvidiaFields {
  readonly names: readonly string[];
  /** Name of the energy counter, if this driver's nvidia-smi has one. */
  readonly energy: string | null;
}

/**
 * The fields to query, from the text of `nvidia-smi --help-query-gpu`: a total energy counter, whose name depends on the driver, else power.
 * `power.draw` is the mean over the last second on most cards since Ampere.
 */
export function nvidiaFields(help: string): NvidiaFields {
  const known = new Set([...help.matchAll(/"([a-z0-9_.]+)"/gi)].map((match) => match[1]!));
  const energy =
    [...known].find((name) => /(^|[._])total_energy|energy[._](total|consum)/.test(name)) ?? null;
  const wanted = ["uuid", "index", "name", "power.draw", "utilization.gpu"];
  return { names: [...wanted, ...(energy ? [energy] : [])], energy };
}

export interface NvidiaRow {
  readonly uuid: string;
  readonly index: string;
  readonly name: string;
  readonly watts: number | null;
  readonly joules: number | null;
  readonly utilisation: number | null;
}

function number(cell: string | undefined): number | null {
  const value = cell !== undefined && /^-?\d+(\.\d+)?$/.test(cell.trim()) ? Number(cell) : null;
  return Number.isFinite(value) ? value : null;
}

/** 0 to 100. */
function percent(cell: string | undefined): number | null {
  const value = number(cell);
  return value !== null && value >= 0 && value <= 100 ? value : null;
}

const joulesPer: Readonly<Record<string, number>> = {
  mJ: 1e-3,
  J: 1,
  uJ: 1e-6,
  kJ: 1e3,
  Wh: SECONDS_PER_HOUR,
  kWh: JOULES_PER_KILOWATT_HOUR,
};

/** Reads the rows of `--format=csv,nounits`; units come from the header, which a restarted query repeats. */
export function nvidiaRowReader(fields: NvidiaFields): (line: string) => NvidiaRow | null {
  let unit = "mJ";
  return (line) => {
    const cells = line.split(",").map((cell) => cell.trim());
    if (cells[0]?.startsWith("uuid")) {
      const header = fields.energy === null ? undefined : cells[fields.names.indexOf(fields.energy)];
      unit = /\[(\w+)\]/.exec(header ?? "")?.[1] ?? unit;
      return null;
    }
    const [uuid, index, name, power, utilisation, energy] = cells;
    if (!uuid?.startsWith("GPU-") || index === undefined || name === undefined) return null;
    const count = number(energy);
    const factor = Object.hasOwn(joulesPer, unit) ? joulesPer[unit] : undefined;
    return {
      uuid,
      index,
      name,
      watts: number(power),
      utilisation: percent(utilisation),
      joules: count === null || factor === undefined ? null : count * factor,
    };
  };
}
