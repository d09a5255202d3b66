import type { LiveGap } from "./live-catalogue.ts";

/** Gathers gaps while a catalogue is fetched; the same code and reason make one gap with all names. */
export interface GapCollector {
  add(code: LiveGap["code"], name: string, why: string): void;
  /** Sorted by code and reason, names sorted and unique. */
  all(): readonly LiveGap[];
}

export function collectGaps(): GapCollector {
  const gaps = new Map<string, { code: LiveGap["code"]; names: Set<string>; why: string }>();
  return {
    add(code, name, why) {
      const key = `${code}\n${why}`;
      const gap = gaps.get(key);
      if (gap) gap.names.add(name);
      else gaps.set(key, { code, names: new Set([name]), why });
    },
    all: () =>
      [...gaps]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, { code, names, why }]) => ({ code, names: [...names].sort(), why })),
  };
}
