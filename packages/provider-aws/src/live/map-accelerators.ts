import type { InstanceTypeInfo } from "@aws-sdk/client-ec2";
import type { InstanceAccelerator } from "@green-place/contract";

/**
 * EC2's device names (lower case, spaces as hyphens), and for GPUs that come with several memory sizes also the MiB, to our ids.
 * Nothing is matched by likeness.
 */
const ids: ReadonlyMap<string, string> = new Map([
  ["a100 40960", "a100-40gb-sxm"],
  ["a100 81920", "a100-80gb-sxm"],
  ["h100 81920", "h100-80gb-sxm"],
  ["h200 144384", "h200-141gb-sxm"],
  ["b200 183359", "b200-180gb-sxm"],
  ["b300 275040", "b300-288gb-sxm"],
  ["v100 16384", "v100-16gb-sxm"],
  ["v100 32768", "v100-32gb-sxm"],
  ["a10g", "a10g"],
  ["gb200", "gb200"],
  ["gb300", "gb300"],
  ["k80", "k80"],
  ["l4", "l4"],
  ["l40s", "l40s"],
  ["m60", "m60"],
  ["t4", "t4"],
  ["t4g", "t4g"],
  ["rtx-pro-4500", "rtx-pro-4500"],
  ["rtx-pro-server-6000", "rtx-pro-6000"],
  ["radeon-pro-v520", "radeon-pro-v520"],
  ["gaudi-hl-205", "gaudi1"],
  ["qualcomm-ai100", "qualcomm-ai100"],
  ["inferentia", "inferentia1"],
  ["inferentia2", "inferentia2"],
  ["trainium", "trainium1"],
  ["trainium2", "trainium2"],
  ["trainium3", "trainium3"],
  ["virtex-ultrascale-(vu9p)", "xilinx-vu9p"],
  ["u30", "alveo-u30"],
]);

interface Device {
  readonly Name?: string | undefined;
  readonly Count?: number | undefined;
  readonly MemoryInfo?: { readonly SizeInMiB?: number | undefined } | undefined;
  /** Set where a type has parts of a card: how many parts, and how large one is as a share of the card. */
  readonly LogicalGpuCount?: number | undefined;
  readonly GpuPartitionSize?: number | undefined;
}

/** The accelerators of a type, none if it has none; or the device whose id or number is not known. */
export function mapAccelerators(
  type: InstanceTypeInfo,
): { readonly accelerators: readonly InstanceAccelerator[] } | { readonly unknownDevice: string } {
  const accelerators: InstanceAccelerator[] = [];
  for (const device of devicesOf(type)) {
    const name = device.Name?.toLowerCase().replaceAll(" ", "-") ?? "";
    const id = ids.get(`${name} ${device.MemoryInfo?.SizeInMiB}`) ?? ids.get(name);
    const count = countOf(device);
    if (id === undefined || count === undefined)
      return { unknownDevice: device.Name ?? "a device without a name" };
    accelerators.push({ id, count });
  }
  return { accelerators };
}

function devicesOf(type: InstanceTypeInfo): readonly Device[] {
  // Neuron chips are listed twice; the older list lacks the newer ones.
  const neuron = type.NeuronInfo?.NeuronDevices ?? type.InferenceAcceleratorInfo?.Accelerators ?? [];
  return [
    ...(type.GpuInfo?.Gpus ?? []),
    ...neuron,
    ...(type.FpgaInfo?.Fpgas ?? []),
    ...(type.MediaAcceleratorInfo?.Accelerators ?? []),
  ];
}

function countOf({ Count, LogicalGpuCount, GpuPartitionSize }: Device): number | undefined {
  if (GpuPartitionSize !== undefined && GpuPartitionSize > 0 && GpuPartitionSize < 1)
    return (LogicalGpuCount ?? 1) * GpuPartitionSize;
  return Count !== undefined && Count > 0 ? Count : undefined;
}
