/** A small AWS: what the local server knows. Written by hand; the expected tables in live.test.ts are read off it by eye. */

export interface CloudType {
  readonly name: string;
  readonly vcpus: number;
  readonly mib: number;
  /** Inner XML of the device lists, as EC2 documents them. */
  readonly devices?: string;
}

const device = (fields: Readonly<Record<string, string | number>>, mib?: number): string =>
  `<item>${Object.entries(fields)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join("")}${mib === undefined ? "" : `<memoryInfo><sizeInMiB>${mib}</sizeInMiB></memoryInfo>`}</item>`;

const gpus = (item: string): string => `<gpuInfo><gpus>${item}</gpus></gpuInfo>`;

const types: readonly CloudType[] = [
  { name: "m5.large", vcpus: 2, mib: 8192 },
  {
    name: "p4d.24xlarge",
    vcpus: 96,
    mib: 1179648,
    devices: gpus(device({ name: "A100", manufacturer: "NVIDIA", count: 8 }, 40960)),
  },
  {
    name: "g6f.xlarge",
    vcpus: 4,
    mib: 16384,
    devices: gpus(
      device(
        { name: "L4", manufacturer: "NVIDIA", count: 0, logicalGpuCount: 1, gpuPartitionSize: 0.125 },
        2861,
      ),
    ),
  },
  {
    name: "inf2.xlarge",
    vcpus: 4,
    mib: 16384,
    devices:
      `<inferenceAcceleratorInfo><accelerators>${device({ name: "Inferentia2", manufacturer: "AWS", count: 1 })}` +
      `</accelerators></inferenceAcceleratorInfo>` +
      `<neuronInfo><neuronDevices>${device({ name: "Inferentia2", count: 1 }, 32768)}</neuronDevices></neuronInfo>`,
  },
  {
    name: "f2.6xlarge",
    vcpus: 24,
    mib: 262144,
    devices: `<fpgaInfo><fpgas>${device({ name: "FPGA of an unlisted name", manufacturer: "AMD", count: 1 })}</fpgas></fpgaInfo>`,
  },
  {
    name: "q9.large",
    vcpus: 2,
    mib: 4096,
    devices: gpus(device({ name: "A1000", manufacturer: "NVIDIA", count: 1 }, 40960)),
  },
  { name: "m9.large", vcpus: 2, mib: 8192 },
];

/** `ghost.large` is offered, but EC2 describes it nowhere. */
const offerings: Readonly<Record<string, readonly string[]>> = {
  "eu-west-3": ["inf2.xlarge", "m5.large", "m9.large"],
  "us-east-1": ["f2.6xlarge", "g6f.xlarge", "ghost.large", "m5.large", "p4d.24xlarge", "q9.large"],
  "xx-new-9": ["m5.large"],
};

const optIn: Readonly<Record<string, string>> = {
  "ap-east-1": "not-opted-in",
  "eu-west-3": "opt-in-not-required",
  "us-east-1": "opt-in-not-required",
  "xx-new-9": "opted-in",
};

/** type, zone, product, USD/h */
const spot: Readonly<Record<string, readonly (readonly [string, string, string, string])[]>> = {
  "eu-west-3": [
    ["m5.large", "eu-west-3a", "Linux/UNIX", "0.050000"],
    ["m9.large", "eu-west-3b", "Linux/UNIX", "0.020000"],
  ],
  "us-east-1": [
    ["m5.large", "us-east-1a", "Linux/UNIX", "0.041200"],
    ["m5.large", "us-east-1b", "Linux/UNIX", "0.039100"],
    ["m5.large", "us-east-1b", "Windows", "0.001000"],
    ["p4d.24xlarge", "us-east-1c", "Linux/UNIX", "30.000000"],
  ],
  "xx-new-9": [],
};

/** type, region, USD/h, and attributes that differ from those of a plain Linux instance */
const products: readonly (readonly [string, string, string, Readonly<Record<string, string>>?])[] = [
  ["m5.large", "us-east-1", "0.0960000000"],
  ["m5.large", "us-east-1", "0.1880000000", { operatingSystem: "Windows" }],
  ["m5.large", "us-east-1", "0.1020000000", { tenancy: "Dedicated" }],
  ["m5.large", "us-east-1", "0.0000000000", { capacitystatus: "UnusedCapacityReservation" }],
  ["p4d.24xlarge", "us-east-1", "21.9576420000"],
  ["g6f.xlarge", "us-east-1", "0.2400000000"],
  ["g6f.xlarge", "us-east-1", "0.2600000000"],
  ["f2.6xlarge", "us-east-1", "1.9800000000"],
  ["m5.large", "eu-west-3", "0.1120000000"],
  ["inf2.xlarge", "eu-west-3", "0.0000000000"],
  ["m5.large", "xx-new-9", "0.1300000000"],
];

/** What a local AWS offers. */
export interface AwsCloud {
  readonly rowsOnPage: number;
  readonly types: typeof types;
  readonly offerings: typeof offerings;
  readonly optIn: typeof optIn;
  readonly spot: typeof spot;
  readonly products: typeof products;
}

export const smallCloud: AwsCloud = { rowsOnPage: 2, types, offerings, optIn, spot, products };
