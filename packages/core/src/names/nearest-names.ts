import { distance as editDistance } from "fastest-levenshtein";

/**
 * The known names most like a mistyped one, for "did you mean": at most `limit`, nearest first, ties by name.
 * A name counts when it contains the query, or differs from it by at most a third of its letters.
 * Used for suggestions only; nothing is ever looked up by likeness.
 */
export function nearestNames(query: string, names: Iterable<string>, limit = 3): string[] {
  const wanted = query.toLowerCase();
  const scored: { name: string; distance: number }[] = [];
  for (const name of names) {
    const candidate = name.toLowerCase();
    const distance = editDistance(wanted, candidate);
    const contains = wanted.length > 1 && (candidate.includes(wanted) || wanted.includes(candidate));
    if (contains || distance <= Math.max(1, Math.floor(candidate.length / 3)))
      scored.push({ name, distance });
  }
  scored.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  return scored.slice(0, limit).map(({ name }) => name);
}
