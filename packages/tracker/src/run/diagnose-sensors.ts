import { readAllocation } from "../attribution/allocation.ts";
import { makeChildCgroup } from "../attribution/child-cgroup.ts";
import { diagnoseAccelerators } from "../sensors/accelerator-diagnosis.ts";
import { allSensors } from "../sensors/all-sensors.ts";
import { cpuLoadChannel } from "../sensors/cpu-load-model.ts";
import type { SensorContext, SensorDiagnosis } from "../sensors/sensor.ts";
import type { TrackContext } from "./track-context.ts";
import { trackContext } from "./track-context.ts";

/** For each way to measure: whether it works here, with what quality, and the exact command that would make it work. */
export async function diagnoseSensors(
  options: { readonly sysroot?: string; readonly context?: Partial<TrackContext> } = {},
): Promise<readonly SensorDiagnosis[]> {
  const context = trackContext(options.context);
  const sysroot = options.sysroot ?? "/";
  const sensorContext: SensorContext = {
    sysroot,
    env: context.env,
    platform: context.platform,
    nowMs: context.nowMs,
    intervalMs: 1000,
  };
  const [diagnoses, allocation, cgroup] = await Promise.all([
    Promise.all(allSensors.map((kind) => kind.diagnose(sensorContext))),
    readAllocation(sysroot),
    makeChildCgroup(`green-place-doctor-${process.pid}`),
  ]);
  await cgroup?.remove();
  const tdp = allocation.cpuModel === null ? null : await context.cpuTdpWatts?.(allocation.cpuModel);
  const model = cpuLoadChannel(allocation, { tdp: tdp ?? null }, false);
  return [
    ...diagnoses,
    await diagnoseAccelerators(sysroot, diagnoses),
    {
      sensor: "cpu-load",
      works: true,
      quality: model.how === "assumed" ? "assumed, 1 to 8 W a thread" : "modelled, +-45 %",
      found: `${allocation.cpuModel ?? "CPU without a name"}, ${allocation.threads} threads; used where no sensor shows the CPU.`,
    },
    {
      sensor: "ram-model",
      works: true,
      quality: "modelled, 0.12 to 0.46 W/GiB",
      found: `${allocation.memoryGib.toFixed(1)} GiB${allocation.limits.length > 0 ? ` (${allocation.limits.join("; ")})` : ""}.`,
    },
    {
      sensor: "process-cpu-time",
      works: context.platform === "linux",
      quality: cgroup
        ? "exact, cgroup v2 cpu.stat"
        : "to 10 ms, of the process tree and the children it waited for",
      found: cgroup ? "A cgroup can be made for the command." : "No cgroup can be made for the command.",
      ...(!cgroup &&
        context.platform === "linux" && {
          fix: "systemd-run --user --scope -p Delegate=yes green-place track -- …",
        }),
    },
  ];
}
