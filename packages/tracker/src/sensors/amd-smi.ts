import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Channel } from "../meter/channel.ts";
import { commandOutput } from "../system/command-output.ts";
import { findProgram } from "../system/program-path.ts";
import { type AmdReading, parseAmdSmi, parseRocmSmi } from "./amd-readings.ts";
import type { Sensor, SensorContext, SensorDiagnosis, SensorKind, SensorReading } from "./sensor.ts";
import { visibleIds } from "./visible-ids.ts";

/** Both programs are Python scripts that take up to a second of CPU time: they run this often at the most. */
const shortestPeriodMs = 10_000;
const timeoutMs = 15_000;

interface Query {
  readonly program: string;
  readonly args: readonly string[];
  readonly parse: (text: string) => readonly AmdReading[];
}

async function findQuery(context: SensorContext): Promise<Query | null> {
  const amdSmi = await findProgram("amd-smi", context);
  if (amdSmi)
    return { program: amdSmi, args: ["metric", "--power", "--energy", "--json"], parse: parseAmdSmi };
  const rocmSmi = await findProgram("rocm-smi", context);
  if (!rocmSmi) return null;
  return { program: rocmSmi, args: ["--showpower", "--showenergycounter", "--json"], parse: parseRocmSmi };
}

/** Whether amdgpu's own hwmon chips show the GPUs, so that no program has to run. */
async function hwmonShowsGpus(context: SensorContext): Promise<boolean> {
  const root = join(context.sysroot, "sys/class/hwmon");
  const chips = await readdir(root).catch(() => []);
  const names = await Promise.all(
    chips.map((chip) => readFile(join(root, chip, "name"), "utf8").catch(() => "")),
  );
  return names.some((name) => name.trim() === "amdgpu");
}

const isVisible = (context: SensorContext, gpu: string): boolean => {
  const ids = visibleIds("1002", context);
  return ids === null || ids.includes(gpu);
};

function channelOf(gpu: string, counts: boolean): Channel {
  return {
    id: `amd:${gpu}`,
    part: "gpu",
    sensor: "amd-smi",
    how: "measured",
    metering: counts
      ? { kind: "counter", maxJoules: null, maxWatts: 3000, restartsAtZero: true }
      : { kind: "power", maxWatts: 3000 },
    error: counts ? { below: 0.05, above: 0.05 } : { below: 0.15, above: 0.15 },
  };
}

/** AMD GPUs, through `amd-smi`, or `rocm-smi` where there is no `amd-smi`. */
export const amd: SensorKind = {
  name: "amd-smi",
  async open(context): Promise<Sensor | null> {
    const query = await findQuery(context);
    if (!query || (await hwmonShowsGpus(context))) return null;
    const channels = new Map<string, Channel>();
    let waiting: SensorReading[] = [];
    let busy = false;
    let askedAtMs = Number.NEGATIVE_INFINITY;
    const closing = new AbortController();

    const ask = async (): Promise<void> => {
      busy = true;
      askedAtMs = context.nowMs();
      const text = await commandOutput(query.program, query.args, context.env, timeoutMs, closing.signal);
      const tMs = context.nowMs();
      const readings = query.parse(text ?? "").filter(({ gpu }) => isVisible(context, gpu));
      for (const { gpu, joules, watts } of readings) {
        const channel = channels.get(gpu) ?? channelOf(gpu, joules !== null && joules > 0);
        channels.set(gpu, channel);
        waiting.push({
          channel: channel.id,
          value: channel.metering.kind === "counter" ? joules : watts,
          tMs,
        });
      }
      if (readings.length === 0)
        for (const { id } of channels.values()) waiting.push({ channel: id, value: null });
      busy = false;
    };
    return {
      channels: () => [...channels.values()],
      read() {
        if (!busy && context.nowMs() - askedAtMs >= Math.max(shortestPeriodMs, context.intervalMs))
          void ask().catch(() => undefined);
        const taken = waiting;
        waiting = [];
        return taken;
      },
      close: () => closing.abort(),
    };
  },
  async diagnose(context): Promise<SensorDiagnosis> {
    const quality = "measured, +-5 % with an energy counter, +-15 % from power";
    if (await hwmonShowsGpus(context)) {
      return {
        sensor: "amd-smi",
        works: true,
        quality,
        found: "AMD GPUs are read through their hwmon chips instead.",
      };
    }
    const query = await findQuery(context);
    if (!query)
      return { sensor: "amd-smi", works: false, quality, found: "No amd-smi or rocm-smi on the PATH." };
    const readings = query.parse(
      (await commandOutput(query.program, query.args, context.env, timeoutMs)) ?? "",
    );
    if (readings.length > 0)
      return { sensor: "amd-smi", works: true, quality, found: `${readings.length} GPUs.` };
    const found = `${query.program} gives no readings: the driver isn't loaded, or you are not in its groups.`;
    return { sensor: "amd-smi", works: false, quality, found, fix: "sudo usermod -aG render,video $USER" };
  },
};
