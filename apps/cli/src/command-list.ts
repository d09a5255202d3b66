import type { ListedCommand } from "./command.ts";

/** All commands. Only the one that is called gets loaded, so none slows another down. */
export const commandList: readonly ListedCommand[] = [
  {
    name: "recommend",
    summary: "where to run a job for the least carbon",
    load: () => import("./commands/recommend.ts"),
  },
  {
    name: "estimate",
    summary: "the footprint of one placement, or of measured energy",
    load: () => import("./commands/estimate.ts"),
  },
  {
    name: "when",
    summary: "the hours in which a job emits least",
    load: () => import("./commands/when.ts"),
  },
  {
    name: "run",
    summary: "wait for the cleanest hours and run a command in them",
    load: () => import("./commands/run.ts"),
  },
  {
    name: "track",
    summary: "run a command and measure what it draws",
    load: () => import("./commands/track.ts"),
  },
  {
    name: "replay",
    summary: "the report of a recorded measurement",
    load: () => import("./commands/replay.ts"),
  },
  {
    name: "recover",
    summary: "finish measurements that were killed",
    load: () => import("./commands/recover.ts"),
  },
  {
    name: "merge",
    summary: "add the reports of several nodes",
    load: () => import("./commands/merge.ts"),
  },
  {
    name: "regions",
    summary: "regions with their grid zone and PUE",
    load: () => import("./commands/regions.ts"),
  },
  {
    name: "instances",
    summary: "instance types with vCPUs, memory, accelerators",
    load: () => import("./commands/instances.ts"),
  },
  {
    name: "gpus",
    summary: "accelerators with power, memory, throughput",
    load: () => import("./commands/gpus.ts"),
  },
  {
    name: "zones",
    summary: "grid zones with their carbon intensity",
    load: () => import("./commands/zones.ts"),
  },
  {
    name: "factors",
    summary: "grams of CO2e per hour of every placement",
    load: () => import("./commands/factors.ts"),
  },
  {
    name: "providers",
    summary: "the providers that are loaded",
    load: () => import("./commands/providers.ts"),
  },
  {
    name: "refresh",
    summary: "what a cloud offers today, by its own APIs",
    load: () => import("./commands/refresh.ts"),
  },
  {
    name: "doctor",
    summary: "what works here and what does not",
    load: () => import("./commands/doctor.ts"),
  },
  {
    name: "trust",
    summary: "let a project's code run, and its configuration write",
    ignoresProject: true,
    load: () => import("./commands/trust.ts"),
  },
  {
    name: "schema",
    summary: "JSON Schemas of the output",
    ignoresProject: true,
    load: () => import("./commands/schema.ts"),
  },
  {
    name: "completion",
    summary: "completion for bash, zsh or fish",
    ignoresProject: true,
    load: () => import("./commands/completion.ts"),
  },
];
