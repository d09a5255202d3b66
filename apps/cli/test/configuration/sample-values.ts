import type { Option } from "commander";
import { list } from "../../src/options/parse-list.ts";

/** Good values of options, by option or by command and option; typed by hand from the `--help` of each command. */
const samples: Readonly<Record<string, readonly string[]>> = {
  blockStorage: ["100"],
  objectStorage: ["1000"],
  transfer: ["50"],
  "estimate region": ["aws:eu-west-3"],
  batch: ["16"],
  at: ["2022-06-01T00:00Z"],
  budgetKg: ["5"],
  budgetKwh: ["1000"],
  carbonPrice: ["80"],
  count: ["2"],
  country: ["FR", "FR,SE"],
  "track country": ["FR", "FRA"],
  cpuWatts: ["65"],
  duration: ["2h"],
  energyKwh: ["100"],
  epochs: ["3"],
  excludeCountry: ["JP"],
  excludeProvider: ["gcp"],
  excludeRegion: ["aws:us-*"],
  file: ["workload.yaml"],
  flops: ["1e20"],
  from: ["aws:us-east-1:p4d.24xlarge"],
  gpu: ["l4"],
  gpuIds: ["0"],
  gpuMemory: ["16"],
  gpus: ["2"],
  "estimate gpus": ["0.5"],
  history: ["2022"],
  hours: ["2", "90m"],
  intensity: ["56"],
  intensityFile: ["series.csv"],
  interval: ["500ms"],
  json: ["report.json"],
  limit: ["3"],
  maxUsd: ["1000"],
  maxUsdPerHour: ["50"],
  memory: ["4"],
  mfu: ["0.4"],
  otlp: ["http://localhost:4318"],
  output: ["emissions.csv"],
  params: ["7e9"],
  pauseCommand: ["true"],
  placement: ["gcp:europe-west4:a2-highgpu-1g"],
  progress: ["(\\d+)%"],
  project: ["my-project"],
  prometheus: ["metrics.prom"],
  provider: ["aws", "aws,gcp"],
  pue: ["1.2"],
  ramWatts: ["12"],
  record: ["trace.ndjson"],
  region: ["aws:eu-*", "europe-west4", "gcp:europe-west4,aws:eu-west-3"],
  "run region": ["gcp:europe-west4"],
  "track region": ["aws:eu-west-3", "aws:eu-west-3:m5.large"],
  "when region": ["gcp:europe-west4"],
  restartOverhead: ["5m"],
  resume: ["20260101T000000-abcdef"],
  resumeCommand: ["true"],
  search: ["a"],
  startWithin: ["24h"],
  subscription: ["00000000-0000-0000-0000-000000000000"],
  sysroot: ["/"],
  tokens: ["2e12"],
  utilisation: ["0.5"],
  vcpus: ["2"],
  "run within": ["48h"],
  "when within": ["48h"],
  wue: ["1.8"],
  zone: ["FR"],
};

/** Values that a command's option accepts, as a configuration holds them: a list where the option takes one. */
export function valuesOf(command: string, option: Option): readonly (string | boolean | string[])[] {
  if (option.isBoolean()) return [true];
  if (option.negate) return [false];
  const name = option.attributeName();
  const texts = option.argChoices ?? samples[`${command} ${name}`] ?? samples[name];
  if (!texts) throw new Error(`${command} ${option.flags}: give it a value in sample-values.ts`);
  return option.parseArg === list ? texts.flatMap((text) => [text, text.split(",")]) : texts;
}
