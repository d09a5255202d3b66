/**
 * EC2's device names as `deviceKey` writes them, and for GPUs that come with several memory sizes also the MiB, to the ids of the
 * hardware catalogue. Nothing is matched by likeness. The FPGAs: F1 has the VU9P, F2 the VU47P.
 */
const ids = {
  "a100 40960": "a100-40gb-sxm",
  "a100 81920": "a100-80gb-sxm",
  "h100 81920": "h100-80gb-sxm",
  "h200 144384": "h200-141gb-sxm",
  "b200 183359": "b200-180gb-sxm",
  "b300 275040": "b300-288gb-sxm",
  "v100 16384": "v100-16gb-sxm",
  "v100 32768": "v100-32gb-sxm",
  a10g: "a10g",
  gb200: "gb200",
  gb300: "gb300",
  k80: "k80",
  l4: "l4",
  l40s: "l40s",
  m60: "m60",
  t4: "t4",
  t4g: "t4g",
  "rtx-pro-4500": "rtx-pro-4500",
  "rtx-pro-server-6000": "rtx-pro-6000",
  "radeon-pro-v520": "radeon-pro-v520",
  "gaudi-hl-205": "gaudi1",
  "qualcomm-ai100": "qualcomm-ai100",
  inferentia: "inferentia1",
  inferentia2: "inferentia2",
  trainium: "trainium1",
  trainium2: "trainium2",
  trainium3: "trainium3",
  "virtex-ultrascale-(vu9p)": "xilinx-vu9p",
  "virtex-ultrascale+-(vu47p)": "virtex-vu47p",
  u30: "alveo-u30",
} as const;

/** A device of the table, where it stands without memory. */
export type DeviceName = keyof typeof ids;

const byDevice: ReadonlyMap<string, string> = new Map(Object.entries(ids));

/** Every id that an AWS instance type may name. */
export const acceleratorIds: readonly string[] = Object.values(ids);

/** `Radeon Pro V520` as `radeon-pro-v520`: the form in which Karpenter's labels have it. */
const deviceKey = (name: string): string => name.toLowerCase().replaceAll(" ", "-");

/** The id of a device by the name that EC2 or Karpenter gives it and the MiB of one; undefined if it is not in the table. */
export function acceleratorOf(device: string, mebibytes: number | undefined): string | undefined {
  const key = deviceKey(device);
  return byDevice.get(`${key} ${mebibytes}`) ?? byDevice.get(key);
}
