/** No machine of ours draws more. */
const mostWatts = 1e6;

/** The figures of a report of `track` that cannot be: below 0, wrong way round, or more than any machine draws. A saving may be below 0. */
export function unlikelyFigures(report: unknown, path = "report"): readonly string[] {
  if (typeof report === "number") {
    if (path.endsWith(".savingPercent")) return [];
    if (!(report >= 0)) return [`${path} is ${report}`];
    return path.endsWith(".meanWatts") && report > mostWatts ? [`${path} is ${report}`] : [];
  }
  if (typeof report !== "object" || report === null) return [];
  const { low, value, high } = report as Readonly<Record<string, unknown>>;
  const wrong =
    typeof low === "number" &&
    typeof value === "number" &&
    typeof high === "number" &&
    !(low <= value && value <= high);
  return [
    ...(wrong ? [`${path} has ${low} <= ${value} <= ${high}`] : []),
    ...Object.entries(report).flatMap(([key, inside]) => unlikelyFigures(inside, `${path}.${key}`)),
  ];
}
