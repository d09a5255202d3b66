/** One behaviour that every provider, or every provider package, must have; `Tested` is what the check looks at. */
export interface ConformanceCheck<Tested> {
  /** Stable, kebab-case; reports name it. */
  readonly id: string;
  /** What a provider or package that passes does: reads as the name of a test. */
  readonly title: string;
  /** Everything that is wrong, one sentence each; empty if it passes. */
  faults(tested: Tested): readonly string[];
}

/** How one check went. */
export interface ConformanceResult {
  /** Id of the check, such as `price-answers`. */
  readonly check: string;
  /** What a provider that passes does. */
  readonly title: string;
  /** What is wrong, one sentence each; empty: passed. */
  readonly faults: readonly string[];
}

/** Runs one check. A check that cannot finish, because the provider throws, has found a fault. */
export function resultOf<Tested>(check: ConformanceCheck<Tested>, tested: Tested): ConformanceResult {
  const { id, title } = check;
  try {
    return { check: id, title, faults: check.faults(tested) };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return { check: id, title, faults: [`stopped by an exception: ${what}`] };
  }
}
