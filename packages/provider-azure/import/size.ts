/** A size with what the import has found out about it. */
export interface Size {
  readonly id: string;
  /** vCPUs that the guest has. */
  readonly vcpus: number;
  /** vCPUs that it takes up on its host: more than `vcpus` where some are switched off. */
  readonly occupiedVcpus: number;
  readonly memoryGib: number;
  /** GB of disks in the host: temporary disk and NVMe disks; 0 where the list says that it has none. Absent: unknown. */
  readonly localDiskGb?: number;
  /** Id in `sources.csv`. */
  readonly source: string;
}
