/** Google's accelerator types and the chips they are. TPU counts in Google's tables are chips, so no factor is needed. */
const CHIPS: Readonly<Record<string, string>> = {
  "nvidia-tesla-t4": "t4",
  "nvidia-tesla-p4": "p4",
  "nvidia-tesla-p100": "p100-16gb-pcie",
  "nvidia-tesla-v100": "v100-16gb-sxm",
  "nvidia-l4": "l4",
  "nvidia-tesla-a100": "a100-40gb-sxm",
  "nvidia-a100-80gb": "a100-80gb-sxm",
  "nvidia-h100-80gb": "h100-80gb-sxm",
  // The same module; "mega" names the machine's faster network.
  "nvidia-h100-mega-80gb": "h100-80gb-sxm",
  "nvidia-h200-141gb": "h200-141gb-sxm",
  "nvidia-b200": "b200-180gb-sxm",
  "nvidia-gb200": "gb200",
  "nvidia-gb300": "gb300",
  "nvidia-rtx-pro-6000": "rtx-pro-6000",
  ct3: "tpu-v3",
  ct3p: "tpu-v3",
  ct4p: "tpu-v4",
  ct5l: "tpu-v5e",
  ct5lp: "tpu-v5e",
  ct5p: "tpu-v5p",
  ct6e: "tpu-v6e",
  tpu7x: "tpu-v7",
};

/** Every id that a machine type of Google Cloud may name. */
export const acceleratorIds: readonly string[] = Object.values(CHIPS);

/** Our accelerator id for Google's accelerator type, or undefined if it is a new one. */
export function chipOf(acceleratorType: string): string | undefined {
  return CHIPS[acceleratorType];
}

/** Whether every machine of the series carries accelerators, so that a row without them leaves them out. */
export function isAcceleratedFamily(family: string): boolean {
  return /^(a\d+x?|g[2-9]|ct\d\w*|tpu\w+)$/.test(family);
}

/**
 * How many accelerators a machine has. The count column says 1 where the machine gets a slice of one card;
 * the description then says which slice: "1/8 NVIDIA RTX PRO 6000 GPU" is 0.125.
 */
export function trueCount(listedCount: number, description: string): number {
  const slice = /\b1\/(\d+) NVIDIA\b/.exec(description)?.[1];
  return slice === undefined ? listedCount : 1 / Number(slice);
}
