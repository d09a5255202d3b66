/** The parts of a size's name, in the order that Microsoft's naming convention gives them. */
export interface SizeName {
  /** Family and sub-family: `NC` of `Standard_NC24ads_A100_v4`. */
  readonly family: string;
  /** The vCPUs as the name states them; of the oldest series (A, D, DS, G, GS, B) only a rank. */
  readonly vcpus: number;
  /** Of a size with some vCPUs switched off, those that are left: 4 of `Standard_E16-4s_v5`. */
  readonly constrainedVcpus?: number;
  /** Lower-case letters: `a` AMD, `d` local disk, `i` isolated, `m` more memory, `p` Arm, `r` RDMA, … */
  readonly features: string;
  /** Accelerator and other words: `A100` or `NDR_GB200`; the numbers that M sizes count memory with are left out. */
  readonly accelerator: string;
  /** `v4`, or nothing. */
  readonly version: string;
}

/** M sizes have their constrained vCPUs after the features: `Standard_M24ds-12_v3`. */
const pattern = /^Standard_([A-Z]+)(\d+)(?:-(\d+))?([a-z]*)(?:-(\d+))?((?:_[A-Za-z0-9]+)*?)(?:_(v\d+))?$/;

/** Undefined when the name is none that the convention allows. */
export function parseSizeName(name: string): SizeName | undefined {
  const match = pattern.exec(name);
  if (!match) return undefined;
  const [, family = "", vcpus, before, features = "", after, words = "", version = ""] = match;
  const constrained = before ?? after;
  return {
    family,
    vcpus: Number(vcpus),
    ...(constrained !== undefined && { constrainedVcpus: Number(constrained) }),
    features,
    accelerator: words.slice(1).replace(/^\d+$/, ""),
    version,
  };
}

/** The series as Microsoft writes it: `Dsv5`, `NCads_A100_v4`, `Mdsv3`. */
export function seriesOf({ family, features, accelerator, version }: SizeName): string {
  const words = [accelerator, version].filter((word) => word !== "");
  return accelerator === "" ? `${family}${features}${version}` : [`${family}${features}`, ...words].join("_");
}

/** Names upstream that no customer can rent by: old Basic sizes, promotions and the hosts for a single customer. */
export function isRentable(name: string): boolean {
  return name.startsWith("Standard_") && !name.endsWith("_Promo");
}

/** Whether every size of the family carries an accelerator: N has GPUs and media chips, P has FPGAs. */
export function isAcceleratedFamily(family: string): boolean {
  return /^[NP]/.test(family);
}
