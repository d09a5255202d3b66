import type { ClassScores } from "./score.ts";

/** Imported rows of a class that our range does not hold. */
export interface Outside {
  readonly name: string;
  readonly cases: number;
  /** Published above our range. */
  readonly above: number;
  readonly below: number;
  /** By system, or by chip and task, most misses first. */
  readonly groups: readonly { readonly name: string; readonly cases: number; readonly outside: number }[];
}

/** The misses of a class's imported rows; none when it has no imported rows. */
export function outsideOf({ name, scores }: ClassScores): Outside[] {
  const imported = scores.filter((one) => one.case.group !== undefined);
  if (imported.length === 0) return [];
  const groups = new Map<string, { name: string; cases: number; outside: number }>();
  for (const { case: one, met } of imported) {
    const group = groups.get(one.group!) ?? { name: one.group!, cases: 0, outside: 0 };
    groups.set(one.group!, { ...group, cases: group.cases + 1, outside: group.outside + (met ? 0 : 1) });
  }
  const missed = imported.filter(({ met }) => !met);
  const above = missed.filter(({ error }) => error < 0).length;
  return [
    {
      name,
      cases: imported.length,
      above,
      below: missed.length - above,
      groups: [...groups.values()]
        .filter(({ outside }) => outside > 0)
        .sort((a, b) => b.outside - a.outside || a.name.localeCompare(b.name)),
    },
  ];
}
