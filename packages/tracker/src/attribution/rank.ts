/** This process among those of one job that a launcher started. */
export interface Rank {
  /** Among the processes of its node, from 0. */
  readonly local: number;
  /** Among all, from 0; null: not known. */
  readonly global: number | null;
  readonly launcher: "torchrun" | "slurm" | "open-mpi" | "mpich" | "mvapich";
  /** Id of the job, the same for each of its processes; null: not known. */
  readonly job: string | null;
}

type Env = Readonly<Record<string, string | undefined>>;

const whole = (text: string | undefined): number | null =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : null;

const launchers = [
  { launcher: "torchrun", local: "LOCAL_RANK", global: "RANK", job: "TORCHELASTIC_RUN_ID" },
  {
    launcher: "open-mpi",
    local: "OMPI_COMM_WORLD_LOCAL_RANK",
    global: "OMPI_COMM_WORLD_RANK",
    job: "PMIX_NAMESPACE",
  },
  { launcher: "mpich", local: "MPI_LOCALRANKID", global: "PMI_RANK", job: "PMI_JOBID" },
  {
    launcher: "mvapich",
    local: "MV2_COMM_WORLD_LOCAL_RANK",
    global: "MV2_COMM_WORLD_RANK",
    job: "PMI_JOBID",
  },
  { launcher: "slurm", local: "SLURM_LOCALID", global: "SLURM_PROCID", job: "SLURM_JOB_ID" },
] as const;

/** The rank that a launcher has put in the environment; null outside such a job. Slurm comes last: the others run inside it. */
export function readRank(env: Env): Rank | null {
  for (const { launcher, local, global, job } of launchers) {
    const localRank = whole(env[local]);
    if (localRank !== null) {
      return {
        launcher,
        local: localRank,
        global: whole(env[global]),
        job: env[job] ?? env["SLURM_JOB_ID"] ?? null,
      };
    }
  }
  return null;
}

/** Whether this process is the one that counts what the whole node shares: its machine energy and its GPUs. */
export const countsNode = (rank: Rank | null): boolean => rank === null || rank.local === 0;
