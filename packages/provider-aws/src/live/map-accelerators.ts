import type { InstanceTypeInfo } from "@aws-sdk/client-ec2";
import type { InstanceAccelerator } from "@green-place/contract";
import { ownText } from "@green-place/request";
import { acceleratorOf } from "./accelerators.ts";

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
    const id = acceleratorOf(device.Name ?? "", device.MemoryInfo?.SizeInMiB);
    const count = countOf(device);
    if (id === undefined || count === undefined)
      return { unknownDevice: device.Name ? ownText(device.Name.slice(0, 60)) : "a device without a name" };
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
