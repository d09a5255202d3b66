/** What may be in a value that was read; every figure is finite whatever is said here. */
export interface SoundValue {
  /** Names of fields that may be below 0; all others may not. */
  readonly signed?: readonly string[];
  /** The most characters of a text. Absent: texts are not looked at. */
  readonly longestText?: number;
}

const isRange = (
  value: object,
): value is { readonly low: number; readonly value: number; readonly high: number } =>
  "low" in value && "value" in value && "high" in value;

/** The first fault of a value and all that is in it: a figure that is none, a range the wrong way round, a text without end. */
export function unsound(root: unknown, { signed = [], longestText }: SoundValue = {}): string | undefined {
  const waiting: [where: string, name: string, value: unknown][] = [["", "", root]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [where, name, value] = next;
    if (typeof value === "number") {
      if (!Number.isFinite(value)) return `${where} is ${value}`;
      if (value < 0 && !signed.includes(name)) return `${where} is ${value}`;
    } else if (typeof value === "string" && longestText !== undefined) {
      if (value.length > longestText) return `${where} has ${value.length} characters`;
    } else if (ArrayBuffer.isView(value)) {
      const figures = [...(value as unknown as Iterable<number>)];
      if (figures.some((figure) => !Number.isFinite(figure) || (figure < 0 && !signed.includes(name))))
        return `${where} holds a figure that is none`;
    } else if (typeof value === "object" && value !== null) {
      if (isRange(value) && !(value.low <= value.value && value.value <= value.high))
        return `${where} is not low <= value <= high`;
      const entries = value instanceof Map ? [...value] : Object.entries(value);
      for (const [key, item] of entries) {
        const isItem = Array.isArray(value);
        waiting.push([
          isItem ? `${where}[${key}]` : `${where}.${String(key)}`,
          isItem ? name : String(key),
          item,
        ]);
      }
    }
  }
  return undefined;
}

/** Whether instants ascend. */
export const ascends = (instants: Iterable<number>): boolean => {
  let before = Number.NEGATIVE_INFINITY;
  for (const instant of instants) {
    if (!(instant > before)) return false;
    before = instant;
  }
  return true;
};
