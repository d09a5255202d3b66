import type { EmbodiedMachine } from "@green-place/core";
import type { Allocation } from "../attribution/allocation.ts";
import type { PlaceRequest } from "./place.ts";
import type { PlaceOptions } from "./resolve-place.ts";

/** What the place of a run, its machine and its CPU are looked up from. It is part of the trace. */
export interface PlaceQuery extends Pick<PlaceOptions, "gramsPerKwh" | "pue" | "wue"> {
  /** From flags; wins over config and cloud. */
  readonly given?: PlaceRequest | undefined;
  readonly config?: PlaceRequest | undefined;
  /** As stated; null: looked up by instance type. */
  readonly embodied: EmbodiedMachine | null;
  /** Whether the machine is this run's to count, and not another local rank's. */
  readonly countsMachine: boolean;
  /** The CPU whose model the tables may better; null: it is measured, or stated. */
  readonly cpu: Pick<Allocation, "hostThreads" | "sockets" | "virtual" | "cpuModel"> | null;
  /** Whether models are CodeCarbon's. */
  readonly codecarbon: boolean;
}
