import { withinMs } from "../system/time-limit.ts";
import { amd } from "./amd-smi.ts";
import { hwmon } from "./hwmon.ts";
import { nvidia } from "./nvidia-smi.ts";
import { powermetrics } from "./powermetrics.ts";
import { rapl } from "./rapl.ts";
import type { Sensor, SensorContext, SensorKind } from "./sensor.ts";
import { windowsEmi } from "./windows-emi.ts";

/** Every kind of sensor, the preferred ones first: of two that watch the same part of the machine, the first counts. */
export const allSensors: readonly SensorKind[] = [rapl, windowsEmi, powermetrics, nvidia, amd, hwmon];

/** No sensor may hold up a run for longer than this. */
const openingTimeoutMs = 1500;

/** Opens what the machine has. A kind that throws or hangs is left out. */
export async function openSensors(
  kinds: readonly SensorKind[],
  context: SensorContext,
): Promise<readonly Sensor[]> {
  const opened = await Promise.all(
    kinds.map((kind) =>
      withinMs(
        kind.open(context).catch(() => null),
        openingTimeoutMs,
      ),
    ),
  );
  return opened.filter((sensor) => sensor !== null);
}
