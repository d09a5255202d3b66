import { hardware } from "@green-place/hardware-data";
import { expect, test } from "vitest";
import { PublishedMachines } from "./published-machines.ts";

const machines = new PublishedMachines(hardware());

test.each([
  ["NVIDIA H200-SXM-141GB", "h200-141gb-sxm"],
  ["NVIDIA L40S", "l40s"],
  ["NVIDIA A30", "a30"],
  ["NVIDIA T4", "t4"],
  ["NVIDIA A100-PCIe-80GB", "a100-80gb-pcie"],
  ["QUALCOMM Cloud AI 100 Ultra", undefined],
  ["NVIDIA A100", undefined],
  ["A1", undefined],
])("%s is %s: exact names only", (name, id) => {
  expect(machines.accelerator(name)).toBe(id);
});

test.each([
  ["AMD EPYC 7742 64-Core Processor", "epyc-2", 128],
  ["AMD EPYC 7H12 64-Core Processor", "epyc-2", 128],
  ["AMD EPYC 9374F 32-Core Processor", "epyc-4", 64],
  ["Intel(R) Xeon(R) Platinum 8480C", "sapphire-rapids", 112],
  ["Intel(R) Xeon(R) Gold 6312U CPU @ 2.40GHz", "ice-lake", 48],
  ["Ampere Altra Q80-30", "ampere-altra", 80],
  ["Xeon Platinum 8175M", "skylake", undefined],
])("%s: %s, %s threads", (name, platform, threads) => {
  expect(machines.cpu(name)).toEqual({ platform, threads });
});

test.each([
  "AMD EPYC 9754 128-Core Processor",
  "AMD EPYC 8534P 64-Core Processor",
  "Intel(R) Xeon(R) CPU @ 2.20GHz",
])("%s is no platform of ours", (name) => {
  expect(machines.cpu(name)).toBeUndefined();
});

test("memory is that of the server if it is described, else the usual one of such hosts", () => {
  expect(machines.hostMemoryGib("NVIDIA DGX Station A100 (4x)", "a100-80gb-sxm", 4)).toBe(512);
  expect(machines.hostMemoryGib("NVIDIA DGX A100 (8x)", "a100-80gb-sxm", 8)).toBe(2048);
  expect(machines.hostMemoryGib("A server that nobody knows", "h200-141gb-sxm", 8)).toBe(2048);
  expect(machines.hostMemoryGib("A server that nobody knows", "l40s", 8)).toBe(1024);
  expect(machines.hostMemoryGib("A server that nobody knows", "t4", 1)).toBe(256);
});
