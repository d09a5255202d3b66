/**
 * Devices that a machine may have, and what draws their power. Ids and names are those of the PCI ID repository (https://pci-ids.ucw.cz/,
 * 2023.04.10), classes those that `lspci -n` shows of them; TPUs are those of JAX (jax/_src/hardware_utils.py), Neuron devices those of
 * their driver (neuron_pci.c of aws-neuron-driver).
 */
export interface Device {
  readonly name: string;
  /** Vendor, device and class, in hexadecimal digits. */
  readonly pci: readonly [vendor: string, device: string, kind: string];
  /** Where it has to be; absent: anywhere. */
  readonly address?: string;
  /** `own`: an accelerator. `cpu`: it is in the CPU, whose power has it. `none`: no accelerator. */
  readonly draws: "own" | "cpu" | "none";
}

/** Device nodes without a device on the bus. */
export interface Node {
  readonly name: string;
  readonly path: string;
}

export const devices: readonly Device[] = [
  { name: "HL-1000 AI Inference Accelerator [Goya]", pci: ["1da3", "0001", "120000"], draws: "own" },
  { name: "HL-2000 AI Training Accelerator [Gaudi]", pci: ["1da3", "1000", "120000"], draws: "own" },
  { name: "Gaudi2 AI Training Accelerator", pci: ["1da3", "1020", "120000"], draws: "own" },
  { name: "Gaudi3", pci: ["1da3", "1060", "120000"], draws: "own" },
  { name: "Data Center GPU Max 1550", pci: ["8086", "0bd5", "038000"], draws: "own" },
  { name: "Data Center GPU Max 1100", pci: ["8086", "0bda", "038000"], draws: "own" },
  { name: "Data Center GPU Flex 170", pci: ["8086", "56c0", "038000"], draws: "own" },
  { name: "DG2 [Arc A770]", pci: ["8086", "56a0", "030000"], draws: "own" },
  { name: "DG1 [Iris Xe MAX Graphics]", pci: ["8086", "4905", "030000"], draws: "own" },
  { name: "Xeon Phi coprocessor 5100 series", pci: ["8086", "2250", "0b4000"], draws: "own" },
  { name: "H100", pci: ["10de", "2330", "030200"], draws: "own" },
  { name: "GeForce", pci: ["10de", "2684", "030000"], draws: "own" },
  { name: "Aldebaran [Instinct MI250X]", pci: ["1002", "7408", "038000"], draws: "own" },
  { name: "Instinct MI300X", pci: ["1002", "74a1", "120000"], draws: "own" },
  { name: "Inferentia", pci: ["1d0f", "7064", "088000"], draws: "own" },
  { name: "Trainium", pci: ["1d0f", "7164", "088000"], draws: "own" },
  { name: "Inferentia2", pci: ["1d0f", "7264", "000000"], draws: "own" },
  { name: "Trainium2", pci: ["1d0f", "7364", "ff0000"], draws: "own" },
  { name: "TPU v3", pci: ["1ae0", "0027", "088000"], draws: "own" },
  { name: "TPU v4", pci: ["1ae0", "005e", "000000"], draws: "own" },
  { name: "TPU v5p", pci: ["1ae0", "0062", "ff0000"], draws: "own" },
  { name: "TPU v5e", pci: ["1ae0", "0063", "088000"], draws: "own" },
  { name: "TPU v6e", pci: ["1ae0", "006f", "120000"], draws: "own" },
  { name: "Coral Edge TPU", pci: ["1ac1", "089a", "088000"], draws: "own" },
  { name: "Hailo-8 AI Processor", pci: ["1e60", "2864", "0b4000"], draws: "own" },
  { name: "MTT S2000", pci: ["1ed5", "0123", "030000"], draws: "own" },
  { name: "Graphcore", pci: ["1d95", "0001", "120000"], draws: "own" },
  { name: "FuriosaAI", pci: ["1ed2", "0000", "120000"], draws: "own" },
  { name: "Groq", pci: ["1de0", "0000", "120000"], draws: "own" },
  { name: "Alveo U50 XMDA Platform", pci: ["10ee", "5020", "120000"], draws: "own" },
  { name: "Enflame", pci: ["1e36", "0001", "120000"], draws: "own" },
  { name: "Ascend", pci: ["19e5", "d801", "120000"], draws: "own" },
  { name: "a maker that no table has", pci: ["fedc", "ba98", "120000"], draws: "own" },
  { name: "a 3D controller that no table has", pci: ["fedc", "0302", "030200"], draws: "own" },
  { name: "TigerLake-LP GT2", pci: ["8086", "9a49", "030000"], address: "0000:00:02.0", draws: "cpu" },
  { name: "Meteor Lake NPU", pci: ["8086", "7d1d", "120000"], address: "0000:00:0b.0", draws: "cpu" },
  { name: "Cezanne", pci: ["1002", "1638", "030000"], draws: "cpu" },
  { name: "Phoenix1", pci: ["1002", "15bf", "030000"], draws: "cpu" },
  { name: "Phoenix NPU", pci: ["1022", "1502", "118000"], draws: "cpu" },
  { name: "ASPEED Graphics Family", pci: ["1a03", "2000", "030000"], draws: "none" },
  { name: "MGA G200", pci: ["102b", "0522", "030000"], draws: "none" },
  { name: "ES1000", pci: ["1002", "515e", "030000"], draws: "none" },
  { name: "Hi171x Series", pci: ["19e5", "1711", "030000"], draws: "none" },
  { name: "QEMU VGA", pci: ["1234", "1111", "030000"], draws: "none" },
  { name: "Virtio 1.0 GPU", pci: ["1af4", "1050", "038000"], draws: "none" },
  { name: "QXL paravirtual graphic card", pci: ["1b36", "0100", "030000"], draws: "none" },
  { name: "SVGA II Adapter", pci: ["15ad", "0405", "030000"], draws: "none" },
  { name: "VirtualBox Graphics Adapter", pci: ["80ee", "beef", "030000"], draws: "none" },
  { name: "Hyper-V virtual VGA", pci: ["1414", "5353", "030000"], draws: "none" },
  { name: "GD 5446", pci: ["1013", "00b8", "030000"], draws: "none" },
  { name: "EC2's display", pci: ["1d0f", "1111", "030000"], draws: "none" },
  { name: "NVMe EBS Controller", pci: ["1d0f", "8061", "010802"], draws: "none" },
  { name: "Elastic Network Adapter (ENA)", pci: ["1d0f", "ec20", "020000"], draws: "none" },
  { name: "Compute Engine Virtual Ethernet [gVNIC]", pci: ["1ae0", "0042", "020000"], draws: "none" },
  { name: "NVMe device", pci: ["1ae0", "001f", "010802"], draws: "none" },
  { name: "440FX", pci: ["8086", "1237", "060000"], draws: "none" },
  { name: "HD Audio of an NVIDIA card", pci: ["10de", "22ba", "040300"], draws: "none" },
  { name: "QuickAssist", pci: ["8086", "4940", "0b4000"], draws: "none" },
  { name: "HiSilicon ZIP engine", pci: ["19e5", "a250", "120000"], draws: "none" },
  { name: "SDXI", pci: ["1022", "1498", "120100"], draws: "none" },
];

export const nodes: readonly Node[] = [
  { name: "WSL2", path: "dev/dxg" },
  { name: "Neuron", path: "dev/neuron0" },
  { name: "TPU", path: "dev/accel0" },
  { name: "the kernel's accelerators", path: "dev/accel/accel0" },
  { name: "NVIDIA", path: "dev/nvidia0" },
  { name: "Jetson", path: "dev/nvhost-gpu" },
  { name: "AMD", path: "dev/kfd" },
  { name: "Habana Labs", path: "dev/hl0" },
  { name: "Coral", path: "dev/apex_0" },
  { name: "Ascend", path: "dev/davinci0" },
];
