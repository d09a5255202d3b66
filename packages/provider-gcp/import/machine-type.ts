/** A machine type as it goes into `instance-types.csv`, with the regions that offer it. */
export interface MachineType {
  readonly id: string;
  readonly vcpus: number;
  readonly memoryGib: number;
  /** Accelerator id and count, a count below 1 being a share of one chip. */
  readonly accelerator?: { readonly id: string; readonly count: number };
  /** Id of the machine type that the accelerators are attached to, where they are sold apart. */
  readonly host?: string;
  readonly regions: ReadonlySet<string>;
  /** Id of a row of `sources.csv`. */
  readonly source: string;
}

/** The series that Google names first in every id: `n2` of `n2-standard-8`. */
export function familyOf(id: string): string {
  return id.slice(0, id.indexOf("-"));
}
