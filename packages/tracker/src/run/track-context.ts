import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import type { Lookup, Quantity, Source } from "@green-place/contract";
import { type EmbodiedMachine, printable } from "@green-place/core";
import type { MetadataServices } from "../place/cloud-metadata.ts";
import type { PlaceLookup, PlaceRequest } from "../place/place.ts";
import type { TrackReport } from "../report/report.ts";
import type { WhatIfCandidate } from "../report/what-if.ts";
import type { VcpuWatts } from "../sensors/cpu-load-model.ts";
import { stateFolder } from "../system/user-folders.ts";

/**
 * Everything outside the run: environment, folders, clocks, network, and the tables of places and hardware. Each field may be replaced; the
 * tables have no default.
 */
export interface TrackContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly homeDirectory: string;
  readonly platform: NodeJS.Platform;
  /** Folder of the journals of runs that have not ended yet. */
  readonly stateDirectory: string;
  readonly now: () => Date;
  /** Monotonic milliseconds. */
  readonly nowMs: () => number;
  /** Gets each warning, a sentence; default: stderr. */
  readonly warn: (message: string) => void;
  /** Intensity, PUE and WUE of a place; absent: only a stated intensity is known. */
  readonly lookUpPlace?: PlaceLookup;
  /** TDP of one CPU package by the name the machine reports. */
  readonly cpuTdpWatts?: (name: string) => Lookup<Quantity<"W">> | Promise<Lookup<Quantity<"W">>>;
  /** W per vCPU of an instance type; null: not known. */
  readonly vcpuWatts?: (place: PlaceRequest) => VcpuWatts | null | Promise<VcpuWatts | null>;
  /** Embodied carbon of a whole instance; null: not known. Called where the place has an instance type. */
  readonly embodiedOf?: (place: PlaceRequest) => EmbodiedMachine | null | Promise<EmbodiedMachine | null>;
  /** Rows of the sources that the answers above name, by their ids; an id without a row is left out. */
  readonly sourcesOf?: (ids: readonly string[]) => SourceRows | Promise<SourceRows>;
  /** Other places, hours or machines to compare the run with; absent: none. */
  readonly whatIfCandidates?: (
    report: TrackReport,
  ) => readonly WhatIfCandidate[] | Promise<readonly WhatIfCandidate[]>;
  /** For the cloud's metadata service. */
  readonly fetch: typeof globalThis.fetch;
  readonly metadataServices?: MetadataServices;
}

/** Sources by the ids that facts name them with: `aws/sustainability-2024`. */
export type SourceRows = Readonly<Record<string, Source>>;

const stateDirectory = (env: TrackContext["env"]): string =>
  join(stateFolder({ env, home: env["HOME"] || homedir() || tmpdir() }), "tracks");

/** This process and this machine, with what a caller replaces. */
export function trackContext(own: Partial<TrackContext> = {}): TrackContext {
  const env = own.env ?? process.env;
  return {
    env,
    cwd: process.cwd(),
    homeDirectory: homedir(),
    platform: process.platform,
    stateDirectory: stateDirectory(env),
    now: () => new Date(),
    nowMs: () => performance.now(),
    warn: (message) => process.stderr.write(`green-place: ${printable(message)}\n`),
    fetch: (input, init) => globalThis.fetch(input, init),
    ...own,
  };
}
