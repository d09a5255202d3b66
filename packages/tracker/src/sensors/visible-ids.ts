import { parseGpuIds } from "./nvidia-visible.ts";
import type { SensorContext } from "./sensor.ts";

/** The ids of a maker's GPUs that the run may use, as the caller or the maker's own variable says; null: all of them. */
export function visibleIds(
  vendor: "10de" | "1002",
  { gpuIds, env }: Pick<SensorContext, "gpuIds" | "env">,
): readonly string[] | null {
  const listed =
    vendor === "10de"
      ? env["CUDA_VISIBLE_DEVICES"]
      : (env["ROCR_VISIBLE_DEVICES"] ?? env["HIP_VISIBLE_DEVICES"]);
  return gpuIds ?? (listed === undefined ? null : parseGpuIds(listed));
}

/** Whether the run was given none of a maker's GPUs: an empty list, or one that begins with -1. They are then not the run's. */
export function isHidden(vendor: string | null, context: Pick<SensorContext, "gpuIds" | "env">): boolean {
  if (vendor !== "10de" && vendor !== "1002") return false;
  const ids = visibleIds(vendor, context);
  return ids !== null && (ids.length === 0 || ids[0] === "-1");
}
