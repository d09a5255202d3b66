/**
 * Whether a region matches a pattern such as `aws:eu-*`, `gcp:*` or `europe-west4`; `*` stands for any characters.
 * Without a provider the pattern applies to all of them.
 */
export function matchesRegion(pattern: string, provider: string, region: string): boolean {
  const colon = pattern.indexOf(":");
  const [providerPart, regionPart] =
    colon < 0 ? ["*", pattern] : [pattern.slice(0, colon), pattern.slice(colon + 1)];
  return matchesGlob(providerPart, provider) && matchesGlob(regionPart, region);
}

function matchesGlob(glob: string, text: string): boolean {
  const pieces = glob.toLowerCase().split("*");
  const subject = text.toLowerCase();
  if (pieces.length === 1) return subject === pieces[0];
  const first = pieces[0]!;
  const last = pieces.at(-1)!;
  if (subject.length < first.length + last.length || !subject.startsWith(first) || !subject.endsWith(last))
    return false;
  let from = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = subject.indexOf(piece, from);
    if (found < 0) return false;
    from = found + piece.length;
  }
  return from <= subject.length - last.length;
}
