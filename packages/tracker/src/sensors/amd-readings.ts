/** What one call of `amd-smi` or `rocm-smi` says of one GPU. */
export interface AmdReading {
  readonly gpu: string;
  readonly joules: number | null;
  readonly watts: number | null;
}

/** A counter of ROCm in joules: its count times its resolution in micro-joules. */
export const amdCounterJoules = (count: number, resolutionMicrojoules: number): number =>
  (count * resolutionMicrojoules) / 1e6;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
const asNumber = (value: unknown): number | null => {
  const text = isRecord(value) ? value["value"] : value;
  if (typeof text !== "number" && typeof text !== "string") return null;
  const number = /^\s*-?\d+(\.\d+)?\s*$/.test(String(text)) ? Number(text) : null;
  return Number.isFinite(number) ? number : null;
};

/** `amd-smi metric --power --energy --json`; ROCm 7 wraps the list in `gpu_data`. */
export function parseAmdSmi(text: string): readonly AmdReading[] {
  const parsed: unknown = parseJson(text);
  const list = isRecord(parsed) && Array.isArray(parsed["gpu_data"]) ? parsed["gpu_data"] : parsed;
  if (!Array.isArray(list)) return [];
  return list.filter(isRecord).flatMap((entry): readonly AmdReading[] => {
    const { gpu } = entry;
    if (!/^\d{1,4}$/.test(typeof gpu === "number" || typeof gpu === "string" ? String(gpu) : "")) return [];
    const power = isRecord(entry["power"]) ? entry["power"] : {};
    const energy = isRecord(entry["energy"]) ? entry["energy"] : {};
    return [
      {
        gpu: String(gpu),
        watts: asNumber(power["socket_power"]),
        joules: asNumber(energy["total_energy_consumption"]),
      },
    ];
  });
}

/** `rocm-smi --showpower --showenergycounter --json`. */
export function parseRocmSmi(text: string): readonly AmdReading[] {
  const parsed: unknown = parseJson(text);
  if (!isRecord(parsed)) return [];
  return Object.entries(parsed)
    .filter(([card]) => /^card\d{1,4}$/.test(card))
    .map(([card, values]) => {
      const cells = isRecord(values) ? Object.entries(values) : [];
      const find = (pattern: RegExp): number | null =>
        asNumber(cells.find(([key]) => pattern.test(key))?.[1]);
      const microjoules = find(/^Accumulated Energy \(uJ\)$/i);
      return {
        gpu: card.slice(4),
        watts: find(/Package Power \(W\)$/i),
        joules: microjoules === null ? null : amdCounterJoules(microjoules, 1),
      };
    });
}

function parseJson(text: string): unknown {
  try {
    // Both print warnings before the document when a driver is old.
    return JSON.parse(text.slice(Math.max(0, text.search(/[[{]/))));
  } catch {
    return null;
  }
}
