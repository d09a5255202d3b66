/** CPU platforms as clouds rent them, and how their measurements are found upstream. */

export interface MeasuredArchitecture {
  readonly id: string;
  readonly name: string;
  /** Finds the CPU in a SPECpower result's CPU description, after trade marks and commas are gone. */
  readonly specPower: RegExp;
  /** The same architecture's name in the Cloud Carbon Footprint tables. */
  readonly cloudCarbonFootprint?: string;
  /** CPU models of the same architecture in Teads' table of EC2 hosts; parts with unusual clocks stand in `stressedArchitectures`. */
  readonly rapl?: readonly string[];
  /** Rented with one vCPU to a whole core (SMT off) too: makes a second platform, `<id>-core`. */
  readonly wholeCores?: true;
}

/** The second digit of a Xeon Scalable number is its generation; 83xxH is Cooper Lake, not Ice Lake. */
const xeonScalable = (generation: number, exact = ""): RegExp =>
  new RegExp(`(Platinum|Gold|Silver|Bronze) \\d${generation}\\d\\d(?!HL?\\b)${exact}`);

/** Only parts of the kind that clouds rent: desktop and edge EPYCs (4004, 8004) and those with dense cores (97x4, 98x5, 99x5) would bend the figure. */
export const measuredArchitectures: readonly MeasuredArchitecture[] = [
  {
    id: "sandy-bridge",
    name: "Intel Sandy Bridge",
    specPower: /E5-[24]\d{3}L?$/,
    cloudCarbonFootprint: "Sandy Bridge",
  },
  {
    id: "ivy-bridge",
    name: "Intel Ivy Bridge",
    specPower: /E5-\d{4}L? ?v2/i,
    cloudCarbonFootprint: "Ivy Bridge",
  },
  {
    id: "haswell",
    name: "Intel Haswell",
    specPower: /E5-\d{4}L? ?v3/i,
    cloudCarbonFootprint: "Haswell",
    wholeCores: true,
  },
  {
    id: "broadwell",
    name: "Intel Broadwell",
    specPower: /E5-\d{4}L? ?v4/i,
    cloudCarbonFootprint: "Broadwell",
    wholeCores: true,
  },
  {
    id: "skylake",
    name: "Intel Skylake",
    specPower: xeonScalable(1),
    cloudCarbonFootprint: "Skylake",
    rapl: ["Xeon Platinum 8124M", "Xeon Platinum 8175M"],
    wholeCores: true,
  },
  {
    id: "cascade-lake",
    name: "Intel Cascade Lake",
    specPower: xeonScalable(2),
    cloudCarbonFootprint: "Cascade Lake",
    rapl: ["Xeon Platinum 8259CL", "Xeon Platinum 8275CL"],
    wholeCores: true,
  },
  {
    id: "ice-lake",
    name: "Intel Ice Lake",
    specPower: xeonScalable(3),
    cloudCarbonFootprint: "Ice Lake",
    wholeCores: true,
  },
  {
    id: "sapphire-rapids",
    name: "Intel Sapphire Rapids",
    specPower: xeonScalable(4, "|Xeon 84\\d\\d\\+?"),
    cloudCarbonFootprint: "Sapphire Rapids",
    wholeCores: true,
  },
  {
    id: "emerald-rapids",
    name: "Intel Emerald Rapids",
    specPower: xeonScalable(5, "|Xeon 85\\d\\d\\+?"),
    cloudCarbonFootprint: "Emerald Rapids",
    wholeCores: true,
  },
  {
    id: "granite-rapids",
    name: "Intel Granite Rapids",
    specPower: /Xeon 6[79]\d\dP/,
    cloudCarbonFootprint: "Granite Rapids",
  },
  {
    id: "coffee-lake",
    name: "Intel Coffee Lake",
    specPower: /Xeon E-2[12]\d\dG/,
    cloudCarbonFootprint: "Coffee Lake",
    wholeCores: true,
  },
  {
    id: "epyc-1",
    name: "AMD EPYC 7001 (Zen)",
    specPower: /EPYC 7\d\d1P?\b/,
    cloudCarbonFootprint: "EPYC 1st Gen",
    wholeCores: true,
  },
  {
    id: "epyc-2",
    name: "AMD EPYC 7002 (Zen 2)",
    specPower: /EPYC 7\d\d2P?\b/,
    cloudCarbonFootprint: "EPYC 2nd Gen",
    wholeCores: true,
  },
  {
    id: "epyc-3",
    name: "AMD EPYC 7003 (Zen 3)",
    specPower: /EPYC 7\d\d3[PX]?\b/,
    cloudCarbonFootprint: "EPYC 3rd Gen",
    wholeCores: true,
  },
  {
    id: "epyc-4",
    name: "AMD EPYC 9004 (Zen 4)",
    specPower: /EPYC 9[0-6]\d4[PX]?\b/,
    cloudCarbonFootprint: "EPYC 4th Gen",
    wholeCores: true,
  },
  {
    id: "epyc-5",
    name: "AMD EPYC 9005 (Zen 5)",
    specPower: /EPYC 9([0-6]\d|75)5[PX]?\b/,
    cloudCarbonFootprint: "EPYC 5th Gen",
    wholeCores: true,
  },
  { id: "ampere-altra", name: "Ampere Altra", specPower: /Altra/ },
  { id: "grace", name: "NVIDIA Grace", specPower: /Grace/ },
];

/** Parts with unusual clocks, of which only a stress test on a rented host is known. */
export const stressedArchitectures: readonly { id: string; name: string; rapl: readonly string[] }[] = [
  { id: "skylake-high-clock", name: "Intel Skylake at 4 GHz on all cores", rapl: ["Xeon Platinum 8151"] },
  {
    id: "cascade-lake-high-clock",
    name: "Intel Cascade Lake at 4.5 GHz on all cores",
    rapl: ["Xeon Platinum 8252C"],
  },
];

/**
 * Cloud-only chips that nobody outside has put on a meter. The value is the geometric mean of `like`, measured servers with cores of the same
 * line; the range reaches to those of `upTo` as well.
 */
export const modelledArchitectures: readonly {
  id: string;
  name: string;
  like: readonly string[];
  upTo?: readonly string[];
  why: string;
}[] = [
  { id: "graviton1", name: "AWS Graviton", like: ["ampere-altra"], why: "16 Cortex-A72 cores" },
  { id: "graviton2", name: "AWS Graviton2", like: ["ampere-altra"], why: "64 Neoverse N1 cores as in Altra" },
  {
    id: "graviton3",
    name: "AWS Graviton3",
    like: ["ampere-altra"],
    upTo: ["grace"],
    why: "64 Neoverse V1 cores",
  },
  { id: "graviton4", name: "AWS Graviton4", like: ["ampere-altra", "grace"], why: "96 Neoverse V2 cores" },
  { id: "graviton5", name: "AWS Graviton5", like: ["ampere-altra", "grace"], why: "192 Neoverse V3 cores" },
  { id: "axion", name: "Google Axion", like: ["ampere-altra", "grace"], why: "Neoverse V2 or N3 cores" },
  {
    id: "cobalt-100",
    name: "Microsoft Cobalt 100",
    like: ["ampere-altra"],
    upTo: ["grace"],
    why: "128 Neoverse N2 cores",
  },
];

/** Whole machines whose maker prints idle and maximum wall watts. */
export const measuredMachines: readonly {
  id: string;
  name: string;
  vcpus: number;
  idleWatts: number;
  maxWatts: number;
  source: string;
}[] = [
  {
    id: "apple-m1",
    name: "Apple M1 (Mac mini 2020)",
    vcpus: 8,
    idleWatts: 6.8,
    maxWatts: 39,
    source: "apple-mac-mini-power",
  },
  {
    id: "apple-m2",
    name: "Apple M2 (Mac mini 2023)",
    vcpus: 8,
    idleWatts: 7,
    maxWatts: 50,
    source: "apple-mac-mini-power",
  },
  {
    id: "apple-m4",
    name: "Apple M4 (Mac mini 2024)",
    vcpus: 10,
    idleWatts: 4,
    maxWatts: 65,
    source: "apple-mac-mini-power",
  },
];
