import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import type { Lookup, Quantity } from "@green-place/contract";
import type { MetadataServices } from "../place/cloud-metadata.ts";
import type { PlaceLookup, PlaceRequest } from "../place/place.ts";
import type { VcpuWatts } from "../sensors/cpu-load-model.ts";
import type { WhatIfCandidate } from "../what-if.ts";
import type { TrackReport } from "./report.ts";
import type { Embodied } from "./run-settings.ts";

/** Everything outside that a run touches. Each may be replaced; the tables of places and hardware come only from here. */
export interface TrackWorld {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly homeDirectory: string;
  readonly platform: NodeJS.Platform;
  /** Where journals of runs are kept until they have ended in order. */
  readonly stateDirectory: string;
  readonly now: () => Date;
  /** Monotonic milliseconds. */
  readonly nowMs: () => number;
  readonly warn: (message: string) => void;
  /** Intensity, PUE and water of a place; absent: only a stated intensity is known. */
  readonly lookUpPlace?: PlaceLookup;
  /** TDP of one CPU package by the name the machine reports. */
  readonly cpuTdpWatts?: (name: string) => Lookup<Quantity<"W">> | Promise<Lookup<Quantity<"W">>>;
  /** W per vCPU of an instance type; null: not known. */
  readonly vcpuWatts?: (place: PlaceRequest) => VcpuWatts | null | Promise<VcpuWatts | null>;
  /** The making of a whole instance of a type; null: not known. Asked where the place tells an instance type. */
  readonly embodiedOf?: (place: PlaceRequest) => Embodied | null | Promise<Embodied | null>;
  /** Other places, hours or machines to which the report compares the run; none without it. */
  readonly whatIfCandidates?: (
    report: TrackReport,
  ) => readonly WhatIfCandidate[] | Promise<readonly WhatIfCandidate[]>;
  readonly fetch: typeof globalThis.fetch;
  readonly metadataServices?: MetadataServices;
}

function stateDirectory(env: TrackWorld["env"]): string {
  const base = env["XDG_STATE_HOME"] || join(env["HOME"] || homedir() || tmpdir(), ".local", "state");
  return join(env["GREEN_PLACE_STATE_DIR"] || join(base, "green-place"), "tracks");
}

/** The real world, with what a caller replaces. */
export function trackWorld(own: Partial<TrackWorld> = {}): TrackWorld {
  const env = own.env ?? process.env;
  return {
    env,
    cwd: process.cwd(),
    homeDirectory: homedir(),
    platform: process.platform,
    stateDirectory: stateDirectory(env),
    now: () => new Date(),
    nowMs: () => performance.now(),
    warn: (message) => process.stderr.write(`green-place: ${message}\n`),
    fetch: (input, init) => globalThis.fetch(input, init),
    ...own,
  };
}
