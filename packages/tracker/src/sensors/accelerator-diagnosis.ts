import { findAccelerators } from "./accelerators.ts";
import type { SensorDiagnosis } from "./sensor.ts";

/** Which accelerators the machine has; works: every one of them is read by a sensor of `diagnoses`, or there is none. */
export async function diagnoseAccelerators(
  sysroot: string,
  diagnoses: readonly SensorDiagnosis[],
): Promise<SensorDiagnosis> {
  const { accelerators, gpuInCpu } = await findAccelerators(sysroot);
  const reads = (vendor: string | null): boolean =>
    diagnoses.some(
      ({ sensor, works }) =>
        works && (vendor === "10de" ? sensor === "nvidia-smi" : vendor === "1002" && sensor === "amd-smi"),
    );
  const names = (list: typeof accelerators): string =>
    (list ?? []).map(({ count, device }) => `${count} x ${device}`).join(", ");
  const common = { sensor: "accelerators", quality: "each is read by a sensor" };
  if (accelerators === null)
    return {
      ...common,
      works: false,
      found: "Nothing here shows whether there are any: their power is unknown.",
    };
  const unread = accelerators.filter(({ vendor }) => !reads(vendor));
  if (unread.length > 0)
    return {
      ...common,
      works: false,
      found: `No sensor reads ${names(unread)}: energy and carbon leave it out, and say so.`,
    };
  const none = gpuInCpu ? "None but the graphics in the CPU, whose power is the CPU's." : "None.";
  return { ...common, works: true, found: accelerators.length > 0 ? `${names(accelerators)}.` : none };
}
