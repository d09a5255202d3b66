import { printable } from "@green-place/core";
import type { Channel } from "../meter/channel.ts";
import { commandOutput } from "../system/command-output.ts";
import { flooded, type LineStream, openLineStream } from "../system/line-stream.ts";
import { findProgram } from "../system/program-path.ts";
import { type NvidiaRow, nvidiaFields, nvidiaRowReader } from "./nvidia-fields.ts";
import { parseGpuList, visibleShares } from "./nvidia-visible.ts";
import type { Sensor, SensorDiagnosis, SensorKind, SensorReading } from "./sensor.ts";
import { visibleIds } from "./visible-ids.ts";

/** A call of nvidia-smi that takes longer than this has failed. */
const timeoutMs = 20_000;

/** Longer than any name that NVIDIA gives, in UTF-16 units. */
const longestName = 80;

function channelOf({ uuid, name }: NvidiaRow, counts: boolean, share: number): Channel {
  return {
    id: `nvidia:${uuid}`,
    part: "gpu",
    device: printable(name).slice(0, longestName),
    sensor: "nvidia-smi",
    how: "measured",
    metering: counts
      ? { kind: "counter", maxJoules: null, maxWatts: 3000, restartsAtZero: true }
      : { kind: "power", maxWatts: 3000 },
    // The board's own sensor is good to 5 %; A100 and H100 sample their power for a quarter of the time (arXiv 2312.02741).
    error: counts ? { below: 0.05, above: 0.05 } : { below: 0.1, above: 0.1 },
    ...(share < 1 && { share, flags: ["mig-share"] }),
  };
}

/** NVIDIA GPUs, through one `nvidia-smi` that runs as long as the measurement does. */
export const nvidia: SensorKind = {
  name: "nvidia-smi",
  async open(context): Promise<Sensor | null> {
    const program = await findProgram("nvidia-smi", context);
    if (!program) return null;
    const channels = new Map<string, Channel>();
    let stream: LineStream | null = null;
    const closing = new AbortController();
    const { signal } = closing;
    let shares: ReadonlyMap<string, number> | null = null;
    let readRow: ReturnType<typeof nvidiaRowReader> = () => null;

    // The list and the stream take up to seconds on a big machine; the run doesn't wait for them.
    void (async () => {
      const [list, help] = await Promise.all([
        commandOutput(program, ["-L"], context.env, timeoutMs, signal),
        commandOutput(program, ["--help-query-gpu"], context.env, timeoutMs, signal),
      ]);
      if (list === null || signal.aborted) return;
      shares = visibleShares(parseGpuList(list), visibleIds("10de", context));
      if (shares.size === 0) return;
      const fields = nvidiaFields(help ?? "");
      readRow = nvidiaRowReader(fields);
      const every = Math.max(100, Math.round(context.intervalMs));
      const args = [`--query-gpu=${fields.names.join(",")}`, "--format=csv,nounits", `--loop-ms=${every}`];
      stream = openLineStream(program, [...args, `--id=${[...shares.keys()].join(",")}`], context);
    })().catch(() => undefined);

    let lastRowAtMs = context.nowMs();
    return {
      channels: () => [...channels.values()],
      read() {
        const readings: SensorReading[] = [];
        for (const { tMs, line } of stream?.take() ?? []) {
          const row = readRow(line);
          const share = row && shares?.get(row.uuid);
          if (!row || share === undefined || share === null) continue;
          const counts = channels.has(row.uuid)
            ? channels.get(row.uuid)?.metering.kind === "counter"
            : row.joules !== null && row.joules > 0;
          if (!channels.has(row.uuid)) channels.set(row.uuid, channelOf(row, counts, share));
          readings.push({
            channel: `nvidia:${row.uuid}`,
            value: counts ? row.joules : row.watts,
            tMs,
            ...(row.utilisation !== null && { busy: row.utilisation / 100 }),
          });
          lastRowAtMs = tMs;
        }
        // A stream that has stopped printing, or ended, is a read that failed.
        const silent = context.nowMs() - lastRowAtMs > Math.max(5000, 3 * context.intervalMs);
        if (readings.length === 0 && channels.size > 0 && (silent || stream?.ended())) {
          for (const { id } of channels.values()) readings.push({ channel: id, value: null });
        }
        return readings;
      },
      fault: () => (stream?.flooded() ? flooded("nvidia-smi") : null),
      close() {
        closing.abort();
        stream?.close();
      },
    };
  },
  async diagnose(context): Promise<SensorDiagnosis> {
    const quality = "measured, +-5 % with an energy counter, +-10 % from power";
    const program = await findProgram("nvidia-smi", context);
    if (!program) return { sensor: "nvidia-smi", works: false, quality, found: "No nvidia-smi on the PATH." };
    const [list, help] = await Promise.all([
      commandOutput(program, ["-L"], context.env, timeoutMs),
      commandOutput(program, ["--help-query-gpu"], context.env, timeoutMs),
    ]);
    const gpus = parseGpuList(list ?? "");
    if (gpus.length === 0) {
      const found =
        "nvidia-smi is there but lists no GPU: the driver isn't loaded, or this container isn't given one.";
      return { sensor: "nvidia-smi", works: false, quality, found, fix: "docker run --gpus all …" };
    }
    const shares = visibleShares(gpus, visibleIds("10de", context));
    const how = nvidiaFields(help ?? "").energy ? "an energy counter" : "power readings";
    const found = `${gpus.length} GPUs (${gpus.map(({ name }) => name).join(", ")}), ${shares.size} visible to the run; ${how}.`;
    return { sensor: "nvidia-smi", works: shares.size > 0, quality, found };
  },
};
