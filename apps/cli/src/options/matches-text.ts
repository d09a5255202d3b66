/** Whether every word of a search occurs in one of the texts; case does not matter. */
export function matchesText(search: string | undefined, texts: readonly string[]): boolean {
  if (search === undefined) return true;
  const all = texts.join(" ").toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
