import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Channel } from "../meter/channel.ts";
import { type AmdReading, parseAmdSmi, parseRocmSmi } from "./amd-readings.ts";
import { commandOutput } from "./line-stream.ts";
import { parseGpuIds } from "./nvidia-visible.ts";
import { findProgram } from "./program-path.ts";
import type { Sensor, SensorDiagnosis, SensorKind, SensorReading, SensorWorld } from "./sensor.ts";

/** Both programs are Python scripts that take up to a second of CPU time: they are asked this often at the most. */
const shortestPeriodMs = 10_000;
const patienceMs = 15_000;

interface Asked {
  readonly program: string;
  readonly args: readonly string[];
  readonly parse: (text: string) => readonly AmdReading[];
}

async function tool(world: SensorWorld): Promise<Asked | null> {
  const amdSmi = await findProgram("amd-smi", world);
  if (amdSmi)
    return { program: amdSmi, args: ["metric", "--power", "--energy", "--json"], parse: parseAmdSmi };
  const rocmSmi = await findProgram("rocm-smi", world);
  if (!rocmSmi) return null;
  return { program: rocmSmi, args: ["--showpower", "--showenergycounter", "--json"], parse: parseRocmSmi };
}

/** With amdgpu's own hwmon chips, no program has to be asked. */
async function hwmonHasThem(world: SensorWorld): Promise<boolean> {
  const root = join(world.sysroot, "sys/class/hwmon");
  const chips = await readdir(root).catch(() => []);
  const names = await Promise.all(
    chips.map((chip) => readFile(join(root, chip, "name"), "utf8").catch(() => "")),
  );
  return names.some((name) => name.trim() === "amdgpu");
}

const isVisible = (world: SensorWorld, gpu: string): boolean => {
  const listed = world.env["ROCR_VISIBLE_DEVICES"] ?? world.env["HIP_VISIBLE_DEVICES"];
  const ids = world.gpuIds ?? (listed === undefined ? null : parseGpuIds(listed));
  return ids === null || ids.includes(gpu);
};

function channelOf(gpu: string, counts: boolean): Channel {
  return {
    id: `amd:${gpu}`,
    part: "gpu",
    sensor: "amd-smi",
    how: "measured",
    law: counts
      ? { kind: "counter", maxJoules: null, maxWatts: 3000, restartsAtZero: true }
      : { kind: "power", maxWatts: 3000 },
    error: counts ? { below: 0.05, above: 0.05 } : { below: 0.15, above: 0.15 },
  };
}

/** The GPUs of AMD through `amd-smi`, or `rocm-smi` where that is older. */
export const amd: SensorKind = {
  name: "amd-smi",
  async open(world): Promise<Sensor | null> {
    const asked = await tool(world);
    if (!asked || (await hwmonHasThem(world))) return null;
    const channels = new Map<string, Channel>();
    let waiting: SensorReading[] = [];
    let busy = false;
    let askedAtMs = Number.NEGATIVE_INFINITY;

    const ask = async (): Promise<void> => {
      busy = true;
      askedAtMs = world.nowMs();
      const text = await commandOutput(asked.program, asked.args, world.env, patienceMs);
      const tMs = world.nowMs();
      const readings = asked.parse(text ?? "").filter(({ gpu }) => isVisible(world, gpu));
      for (const { gpu, joules, watts } of readings) {
        const channel = channels.get(gpu) ?? channelOf(gpu, joules !== null && joules > 0);
        channels.set(gpu, channel);
        waiting.push({ channel: channel.id, value: channel.law.kind === "counter" ? joules : watts, tMs });
      }
      if (readings.length === 0)
        for (const { id } of channels.values()) waiting.push({ channel: id, value: null });
      busy = false;
    };
    return {
      channels: () => [...channels.values()],
      read() {
        if (!busy && world.nowMs() - askedAtMs >= Math.max(shortestPeriodMs, world.intervalMs)) void ask();
        const taken = waiting;
        waiting = [];
        return taken;
      },
      close() {},
    };
  },
  async diagnose(world): Promise<SensorDiagnosis> {
    const quality = "measured, +-5 % with an energy counter, +-15 % from power";
    if (await hwmonHasThem(world)) {
      return {
        sensor: "amd-smi",
        works: true,
        quality,
        found: "AMD GPUs are read through their hwmon chips instead.",
      };
    }
    const asked = await tool(world);
    if (!asked)
      return { sensor: "amd-smi", works: false, quality, found: "No amd-smi or rocm-smi on the PATH." };
    const readings = asked.parse(
      (await commandOutput(asked.program, asked.args, world.env, patienceMs)) ?? "",
    );
    if (readings.length > 0)
      return { sensor: "amd-smi", works: true, quality, found: `${readings.length} GPUs.` };
    const found = `${asked.program} gives no readings: the driver isn't loaded, or you are not in its groups.`;
    return { sensor: "amd-smi", works: false, quality, found, fix: "sudo usermod -aG render,video $USER" };
  },
};
