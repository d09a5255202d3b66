import type { ProviderV1 } from "@green-place/contract";
import { hardware } from "@green-place/hardware-data";
import { zones } from "@green-place/intensity-data";
import type { Check, Subject } from "./check.ts";
import { checkList } from "./checks/check-list.ts";

/** How one check went. */
export interface Verdict {
  readonly check: string;
  readonly title: string;
  /** What is wrong, one sentence each; empty: passed. */
  readonly faults: readonly string[];
}

export interface JudgeOptions {
  /** ISO 8601 date, default the current one: facts from later days are faults. */
  readonly today?: string;
}

/** What the checks look at, for the provider that `create` makes. */
export function subjectOf(
  create: () => ProviderV1,
  { today = new Date().toISOString().slice(0, 10) }: JudgeOptions = {},
): Subject {
  const zoneCountries = new Map(zones().map(({ zone, country }) => [zone, country]));
  return { create, provider: create(), hardware: hardware(), zoneCountries, today };
}

/** What is wrong according to one check; a check that cannot finish, because the provider throws, has found a fault. */
export function faultsOf(check: Check, subject: Subject): readonly string[] {
  try {
    return check.faults(subject);
  } catch (error) {
    return [`stopped by an exception: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** Judges a provider by every check, in this process. Runs the provider's code: see `judgePackage` for a stranger's. */
export function judgeProvider(create: () => ProviderV1, options: JudgeOptions = {}): Verdict[] {
  let subject: Subject;
  try {
    subject = subjectOf(create, options);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [{ check: "contract", title: "can be made", faults: [`making the provider throws: ${why}`] }];
  }
  return checkList.map((check) => ({
    check: check.id,
    title: check.title,
    faults: faultsOf(check, subject),
  }));
}
