/** A GPU as `nvidia-smi -L` lists it, with its MIG slices. */
export interface ListedGpu {
  readonly index: string;
  readonly uuid: string;
  readonly name: string;
  readonly slices: readonly { readonly profile: string; readonly uuid: string }[];
}

/**
 * Ids out of a list as people write it: `0,1`, `[0, 1, 2`, `(0, 1)`, `GPU-5c…, MIG-8a…`.
 * Brackets and quotes are dropped; an empty text is an empty list.
 */
export function parseGpuIds(text: string): readonly string[] {
  return text
    .split(/[\s,;]+/)
    .map((id) => id.replace(/[^A-Za-z0-9:/._-]/g, ""))
    .filter((id) => id !== "");
}

/** What `nvidia-smi -L` prints. */
export function parseGpuList(text: string): readonly ListedGpu[] {
  const gpus: { index: string; uuid: string; name: string; slices: { profile: string; uuid: string }[] }[] =
    [];
  for (const line of text.split("\n")) {
    const gpu = /^GPU (\d+): (.+) \(UUID: (\S+)\)/.exec(line);
    if (gpu) gpus.push({ index: gpu[1]!, name: gpu[2]!, uuid: gpu[3]!, slices: [] });
    const slice = /^\s+MIG (\S+)\s+Device\s+\d+: \(UUID: (\S+)\)/.exec(line);
    if (slice) gpus.at(-1)?.slices.push({ profile: slice[1]!, uuid: slice[2]! });
  }
  return gpus;
}

/** Compute slices of a whole card: A30 has 4, every other card with MIG 7. */
const slicesOf = (name: string): number => (/\bA30\b/.test(name) ? 4 : 7);

/**
 * The share of each GPU that the ids name, by uuid: 1 for a whole card, 1/7 for one `1g` slice. As CUDA does, the list ends at the first
 * id that is not known (`-1` hides all that follow). `ids` null: every GPU.
 */
export function visibleShares(
  gpus: readonly ListedGpu[],
  ids: readonly string[] | null,
): ReadonlyMap<string, number> {
  if (ids === null) return new Map(gpus.map(({ uuid }) => [uuid, 1]));
  const shares = new Map<string, number>();
  for (const id of ids) {
    const whole = gpus.find((gpu) => gpu.index === id || (id.startsWith("GPU-") && gpu.uuid.startsWith(id)));
    if (whole) {
      shares.set(whole.uuid, 1);
      continue;
    }
    const owner = gpus.find((gpu) =>
      gpu.slices.some((slice) => id.startsWith("MIG-") && slice.uuid.startsWith(id)),
    );
    const slice = owner?.slices.find(({ uuid }) => uuid.startsWith(id));
    const compute = Number(/^(?:\d+c\.)?(\d+)g\./.exec(slice?.profile ?? "")?.[1]);
    if (!owner || !Number.isFinite(compute)) break;
    shares.set(owner.uuid, Math.min(1, (shares.get(owner.uuid) ?? 0) + compute / slicesOf(owner.name)));
  }
  return shares;
}
