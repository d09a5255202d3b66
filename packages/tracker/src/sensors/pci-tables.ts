/**
 * Ids of PCI devices. Where no other source is named, that is the PCI ID repository (https://pci-ids.ucw.cz/, version 2023.04.10).
 */

/** Makers of accelerators by vendor id. */
export const makers: Readonly<Record<string, string>> = {
  "10de": "NVIDIA",
  "1002": "AMD",
  "8086": "Intel",
  "1da3": "Habana Labs",
  "1d0f": "Amazon",
  "1ae0": "Google",
  "1ac1": "Global Unichip",
  "1d95": "Graphcore",
  "17cb": "Qualcomm",
  "19e5": "Huawei",
  "1e36": "Enflame",
  "1ed5": "Moore Threads",
  "1ed2": "FuriosaAI",
  "1e60": "Hailo",
  "1de0": "Groq",
  "10ee": "Xilinx",
  "1d94": "Hygon",
  "0731": "Jingjia",
};

/**
 * Accelerators that are named, or that their class doesn't show.
 *
 *   1ae0  `_TPU_PCI_DEVICE_IDS` of JAX (https://github.com/jax-ml/jax, jax/_src/hardware_utils.py)
 *   1d0f  `neuron_pci_dev_ids` of the driver (https://github.com/aws-neuron/aws-neuron-driver, neuron_pci.c); Trainium3's:
 *         https://github.com/bottlerocket-os/bottlerocket-core-kit/pull/800
 *   1da3  1060: https://github.com/jaypipes/ghw/issues/383
 */
export const namedAccelerators: Readonly<Record<string, string>> = {
  "1da3:0001": "Habana Labs Goya",
  "1da3:0030": "Habana Labs Greco",
  "1da3:1000": "Habana Labs Gaudi",
  "1da3:1010": "Habana Labs Gaudi",
  "1da3:1020": "Habana Labs Gaudi2",
  "1da3:1060": "Habana Labs Gaudi3",
  "8086:0bd5": "Intel Data Center GPU Max 1550",
  "8086:0bd6": "Intel Data Center GPU Max 1550",
  "8086:0bd9": "Intel Data Center GPU Max 1100",
  "8086:0bda": "Intel Data Center GPU Max 1100",
  "8086:0bdb": "Intel Data Center GPU Max 1100",
  "8086:56c0": "Intel Data Center GPU Flex 170",
  "8086:56c1": "Intel Data Center GPU Flex 140",
  "1d0f:7064": "AWS Inferentia",
  "1d0f:7065": "AWS Inferentia",
  "1d0f:7066": "AWS Inferentia",
  "1d0f:7067": "AWS Inferentia",
  "1d0f:7164": "AWS Trainium",
  "1d0f:7264": "AWS Inferentia2",
  "1d0f:7364": "AWS Trainium2",
  "1d0f:7564": "AWS Trainium3",
  "1d0f:7565": "AWS Trainium3",
  "1ae0:0027": "Google TPU v2 or v3",
  "1ae0:0056": "Google TPU",
  "1ae0:005e": "Google TPU v4",
  "1ae0:0062": "Google TPU v5p",
  "1ae0:0063": "Google TPU v5e",
  "1ae0:006f": "Google TPU v6e",
  "1ae0:0076": "Google TPU7x",
  "1ac1:089a": "Coral Edge TPU",
  "1e60:2864": "Hailo-8",
};

/**
 * Display controllers that only show a picture: those of servers' management chips, and of virtual machines. A vendor, or vendor and device.
 *
 *   1d0f  1111 is the display of EC2's machines
 *   1ae0  Google makes no GPU that a PCI bus shows
 */
export const pureDisplays: ReadonlySet<string> = new Set([
  "1a03", // ASPEED, in most servers
  "102b", // Matrox G200
  "1002:515e", // ATI ES1000
  "1002:4752", // ATI Rage XL
  "18ca", // XGI
  "126f", // Silicon Motion
  "19a2", // Emulex Pilot
  "19e5:1711", // Huawei iBMC
  "1234", // QEMU
  "1af4", // virtio
  "1b36", // Red Hat QXL
  "15ad", // VMware
  "80ee", // VirtualBox
  "1414", // Hyper-V
  "1013", // Cirrus, as QEMU and Xen show it
  "5853", // Xen
  "1ab8", // Parallels
  "1d0f",
  "1ae0",
]);

/** Graphics of AMD's APUs, and those in Loongson's bridges and Zhaoxin's CPUs. */
export const gpusInCpus: ReadonlySet<string> = new Set([
  ...["15dd", "15d8", "1636", "1638", "164c", "15e7", "163f", "1506"].map((device) => `1002:${device}`),
  ...["164d", "1681", "164e", "164f", "15bf", "15c8"].map((device) => `1002:${device}`),
  // Strix, Strix Halo, Krackan, Granite Ridge: of later versions of the repository.
  ...["150e", "1586", "1114", "13c0"].map((device) => `1002:${device}`),
  ...["7a05", "7a06", "7a15"].map((device) => `0014:${device}`),
  ...["3a02", "3a03", "3a04"].map((device) => `1d17:${device}`),
]);

/** AMD's neural processors, which bear the class of signal processors: `pci_ids` of the kernel's driver (drivers/accel/amdxdna/amdxdna_pci_drv.c). */
export const npusInCpus: ReadonlySet<string> = new Set(
  ["1502", "17f0", "17f1", "17f2", "17f3", "1b0b"].map((device) => `1022:${device}`),
);
