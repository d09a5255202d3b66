import type { Part } from "../meter/channel.ts";

/** One power or energy attribute of a hwmon chip. */
export interface HwmonInput {
  /** `hwmon2`. */
  readonly directory: string;
  /** The chip's `name` file: `amdgpu`, `power_meter`, `zenpower`, … */
  readonly chip: string;
  /** `power1_average`, `energy3_input`. */
  readonly attribute: string;
  /** Its `_label` file, if any. */
  readonly label: string | null;
}

export interface HwmonChannel extends HwmonInput {
  readonly part: Part;
  readonly kind: "power" | "energy";
}

/**
 * The part that an attribute watches, by label first and chip second; null: not one that may be added up
 * (a core is inside its package), or one that says nothing of what it watches.
 */
export function hwmonPart(chip: string, label: string | null): Part | null {
  const text = (label ?? "").toLowerCase();
  if (chip === "power_meter" || chip === "acpi_power_meter") return "machine";
  if (chip === "amdgpu" || /\bgpu\b|\bppt\b|gfx/.test(text)) return "gpu";
  if (/^e?core|\bcore/.test(text)) return null;
  if (/package|\bpkg\b|socket|\bcpu\b|svi2?_p_/.test(text) || chip === "fam15h_power") return "cpu";
  if (/dram|dimm|\bmem/.test(text)) return "ram";
  return null;
}

/**
 * The attributes to read: one per chip and channel number, energy before mean power before momentary power,
 * and no power where the same chip counts energy of the same part.
 */
export function selectHwmon(inputs: readonly HwmonInput[]): readonly HwmonChannel[] {
  const best = new Map<string, HwmonChannel>();
  const rank = (attribute: string): number =>
    attribute.startsWith("energy") ? 0 : attribute.endsWith("_average") ? 1 : 2;
  for (const input of inputs) {
    const part = hwmonPart(input.chip, input.label);
    const match = /^(power|energy)(\d+)_(average|input)$/.exec(input.attribute);
    if (!part || !match) continue;
    const kind = match[1] === "energy" ? "energy" : "power";
    const key = `${input.directory} ${kind}${match[2]}`;
    const old = best.get(key);
    if (!old || rank(input.attribute) < rank(old.attribute)) best.set(key, { ...input, part, kind });
  }
  const chosen = [...best.values()];
  return chosen.filter(
    (channel) =>
      channel.kind === "energy" ||
      !chosen.some(
        (other) =>
          other.kind === "energy" && other.directory === channel.directory && other.part === channel.part,
      ),
  );
}
