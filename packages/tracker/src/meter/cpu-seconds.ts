/** CPU seconds up to an instant; the difference of two instants is what was used between them. */
export interface CpuSeconds {
  /** Used by the run's processes; null: not asked for, or not known. */
  readonly process: number | null;
  /** Used by everybody on the machine, or in the container. */
  readonly busy: number;
  /** All that the machine, or the container, could have given. */
  readonly capacity: number;
}
