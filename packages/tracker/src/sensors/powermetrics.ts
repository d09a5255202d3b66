import type { Channel, Part } from "../meter/channel.ts";
import { commandOutput } from "../system/command-output.ts";
import { flooded, type LineStream, openLineStream } from "../system/line-stream.ts";
import { findProgram } from "../system/program-path.ts";
import type { Sensor, SensorContext, SensorDiagnosis, SensorKind, SensorReading } from "./sensor.ts";

/** One figure that `powermetrics` prints: `CPU Power: 1000 mW`. The neural engine counts as a GPU. */
export function parsePowermetricsLine(
  line: string,
): { name: "cpu" | "gpu" | "ane" | "ram"; watts: number } | null {
  const match = /^(CPU|GPU|ANE|DRAM) Power: (\d+(?:\.\d+)?) (m?)W\b/.exec(line.trim());
  if (!match) return null;
  const name = match[1] === "DRAM" ? "ram" : (match[1]!.toLowerCase() as "cpu" | "gpu" | "ane");
  const watts = Number(match[2]) / (match[3] === "m" ? 1000 : 1);
  return Number.isFinite(watts) ? { name, watts } : null;
}

const partOf: Readonly<Record<"cpu" | "gpu" | "ane" | "ram", Part>> = {
  cpu: "cpu",
  gpu: "gpu",
  ane: "gpu",
  ram: "ram",
};

const channelOf = (name: keyof typeof partOf): Channel => ({
  id: `powermetrics:${name}`,
  part: partOf[name],
  sensor: "powermetrics",
  how: "measured",
  metering: { kind: "power", maxWatts: 1000 },
  error: { below: 0.1, above: 0.1 },
});

const arguments_ = (context: SensorContext): string[] => [
  "--samplers",
  "cpu_power,gpu_power",
  "-i",
  String(Math.max(100, Math.round(context.intervalMs))),
];

/** The command that starts it without a question: as root, or by a sudo that needs no password. A run never asks for one. */
async function command(
  program: string,
  context: SensorContext,
  signal?: AbortSignal,
): Promise<readonly string[] | null> {
  if (process.getuid?.() === 0) return [program];
  const allowed = await commandOutput("sudo", ["-n", "-l", program], context.env, 2000, signal);
  return allowed === null ? null : ["sudo", "-n", program];
}

const findPowermetrics = async (context: SensorContext): Promise<string | null> =>
  context.platform === "darwin"
    ? findProgram("powermetrics", {
        ...context,
        env: { ...context.env, PATH: `${context.env["PATH"] ?? ""}:/usr/bin` },
      })
    : null;

/** Apple's own power estimates (CPU, GPU, neural engine, DRAM where shown), through one running `powermetrics`. */
export const powermetrics: SensorKind = {
  name: "powermetrics",
  async open(context): Promise<Sensor | null> {
    const powermetrics = await findPowermetrics(context);
    if (!powermetrics) return null;
    const closing = new AbortController();
    let stream: LineStream | null = null;

    // sudo may ask a directory server; the run doesn't wait for it.
    void command(powermetrics, context, closing.signal).then((words) => {
      if (!words || closing.signal.aborted) return;
      const [program, ...before] = words;
      stream = openLineStream(program!, [...before, ...arguments_(context)], context);
    });
    const channels = new Map<string, Channel>();
    return {
      channels: () => [...channels.values()],
      read() {
        const readings: SensorReading[] = [];
        for (const { tMs, line } of stream?.take() ?? []) {
          const found = parsePowermetricsLine(line);
          if (!found) continue;
          if (!channels.has(found.name)) channels.set(found.name, channelOf(found.name));
          readings.push({ channel: `powermetrics:${found.name}`, value: found.watts, tMs });
        }
        if (stream?.ended())
          for (const { id } of channels.values()) readings.push({ channel: id, value: null });
        return readings;
      },
      fault: () => (stream?.flooded() ? flooded("powermetrics") : null),
      close() {
        closing.abort();
        stream?.close();
      },
    };
  },
  async diagnose(context): Promise<SensorDiagnosis> {
    const quality = "measured by Apple's model, +-10 %";
    if (context.platform !== "darwin") {
      return { sensor: "powermetrics", works: false, quality, found: "Only macOS has powermetrics." };
    }
    const program = await findPowermetrics(context);
    if (program && (await command(program, context)))
      return { sensor: "powermetrics", works: true, quality, found: "Runs without a password." };
    return {
      sensor: "powermetrics",
      works: false,
      quality,
      found: "powermetrics needs root, and sudo would ask for a password.",
      fix: `echo "$USER ALL=(root) NOPASSWD: /usr/bin/powermetrics" | sudo tee /etc/sudoers.d/powermetrics`,
    };
  },
};
