import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Channel } from "../meter/channel.ts";
import { openSystemFile, parseCounter, type SystemFile } from "../system/system-file.ts";
import { type RaplZone, selectZones } from "./rapl-zones.ts";
import type { Sensor, SensorContext, SensorDiagnosis, SensorKind } from "./sensor.ts";

const powercap = (context: SensorContext): string => join(context.sysroot, "sys/class/powercap");

const readText = (path: string): Promise<string | null> => readFile(path, "utf8").catch(() => null);

/** Every RAPL zone of the machine, whether it can be read or not. Nested zones (`intel-rapl:0:0`) know their package. */
export async function listZones(context: SensorContext): Promise<readonly RaplZone[]> {
  const root = powercap(context);
  const names = (await readdir(root).catch(() => [])).filter((name) =>
    /^intel-rapl(-mmio)?:\d+(:\d+)?$/.test(name),
  );
  const zones = await Promise.all(
    names.map(async (directory): Promise<RaplZone | null> => {
      const folder = join(root, directory);
      const [name, range, energy] = await Promise.all([
        readText(join(folder, "name")),
        readText(join(folder, "max_energy_range_uj")),
        readText(join(folder, "energy_uj")),
      ]);
      if (name === null) return null;
      return {
        directory,
        name: name.trim(),
        maxUj: parseCounter(range),
        readable: parseCounter(energy) !== null,
      };
    }),
  );
  return zones
    .filter((zone) => zone !== null)
    .sort((a, b) => a.directory.localeCompare(b.directory, "en", { numeric: true }));
}

/** No socket, and no machine behind a psys zone, draws as much as this. */
const maxWatts = { package: 5000, dram: 2500, psys: 10_000 } as const;

function channelOf(zone: RaplZone, kind: keyof typeof maxWatts, id: string): Channel {
  const range = zone.maxUj !== null && zone.maxUj > 0 ? zone.maxUj / 1e6 : null;
  // Dies of one package can be one register seen twice.
  const die = /^(package-\d+)-die-\d+$/.exec(zone.name);
  return {
    id: `rapl:${id}`,
    part: kind === "dram" ? "ram" : "cpu",
    sensor: kind === "psys" ? "rapl-psys" : kind === "dram" ? "rapl-dram" : "rapl",
    how: "measured",
    metering: { kind: "counter", maxJoules: range, maxWatts: maxWatts[kind], restartsAtZero: true },
    error: kind === "dram" ? { below: 0.15, above: 0.15 } : { below: 0.05, above: 0.05 },
    ...(die && { mirrorGroup: `rapl:${die[1]}` }),
    ...(kind === "psys" && { covers: ["ram", "auxiliary"] as const }),
    ...(range === null && { flags: ["no-wrap-range"] }),
  };
}

/** Running average power limit counters of Intel and AMD CPUs, in `/sys/class/powercap`, micro-joules. */
export const rapl: SensorKind = {
  name: "rapl",
  async open(context): Promise<Sensor | null> {
    const selected = selectZones(await listZones(context), { preferPsys: context.preferPsys ?? false });
    const opened: { channel: Channel; file: SystemFile }[] = [];
    await Promise.all(
      selected.map(async ({ zone, kind, id }, place) => {
        const file = await openSystemFile(join(powercap(context), zone.directory, "energy_uj"));
        if (file) opened[place] = { channel: channelOf(zone, kind, id), file };
      }),
    );
    const counters = opened.filter((entry) => entry !== undefined);
    if (counters.length === 0) return null;
    return {
      channels: () => counters.map(({ channel }) => channel),
      read: () =>
        Promise.all(
          counters.map(async ({ channel, file }) => {
            const microjoules = parseCounter(await file.read());
            return { channel: channel.id, value: microjoules === null ? null : microjoules / 1e6 };
          }),
        ),
      close: () => {
        for (const { file } of counters) file.close();
      },
    };
  },
  async diagnose(context): Promise<SensorDiagnosis> {
    const zones = await listZones(context);
    const selected = selectZones(zones, { preferPsys: context.preferPsys ?? false });
    const quality = "measured, +-5 %";
    if (selected.length > 0) {
      return {
        sensor: "rapl",
        works: true,
        quality,
        found: `Reads ${selected.map(({ id }) => id).join(", ")}.`,
      };
    }
    if (zones.length > 0) {
      const path = join(powercap(context), "intel-rapl:*", "energy_uj");
      return {
        sensor: "rapl",
        works: false,
        quality,
        found: `${zones.length} RAPL zones are there, but only root may read them.`,
        fix: `sudo chmod a+r ${path} ${join(powercap(context), "intel-rapl:*:*", "energy_uj")}`,
      };
    }
    const virtual = / hypervisor\b/.test((await readText(join(context.sysroot, "proc/cpuinfo"))) ?? "");
    return {
      sensor: "rapl",
      works: false,
      quality,
      found: virtual
        ? "This is a virtual machine, whose host keeps its power counters to itself."
        : "The kernel shows no power counters in /sys/class/powercap.",
      ...(!virtual &&
        context.platform === "linux" && { fix: "sudo modprobe intel_rapl_common intel_rapl_msr" }),
    };
  },
};
