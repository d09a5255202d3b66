import type { InstanceType } from "@green-place/contract";
import { expect, test } from "vitest";
import { embodiedOfMachine, estimate } from "../src/index.ts";
import { aDayOnNew, catalogue, type } from "./small-catalogue.ts";

const plain = (more: Partial<InstanceType>): InstanceType => type("plain", [], [], more);
const none = { gb: 0, medium: "ssd" } as const;
const made = (machine: InstanceType) => embodiedOfMachine("case", machine, catalogue(), [])!.madeKg;

test("a small host is not charged as a large one: 16 vCPUs and 32 GiB alone, Boavizta 450 kg", () => {
  const small = made(plain({ vcpus: 16, memoryGib: 32, hostVcpus: 16, localDisk: none }));
  expect(small.value).toBeCloseTo(450 + 16 * (0.5 + 3) + 32 * 1.5, 9);
  expect(small.value).toBeLessThan(1.5 * 450);
  expect(small.low).toBeLessThan(450);
});

test("a dual-socket PowerEdge R750 with storage, 2,181 to 3,880 kg, is within reach", () => {
  const r750 = { vcpus: 128, hostVcpus: 128, memoryGib: 512 };
  const { value } = made(plain({ ...r750, localDisk: { gb: 8 * 3840, medium: "ssd" } }));
  expect(value).toBeGreaterThan(2181);
  expect(value).toBeLessThan(3880);
});

test("halves of a host make a host, to the last part", () => {
  const whole = { vcpus: 96, hostVcpus: 96, memoryGib: 384, localDisk: { gb: 3600, medium: "ssd" } as const };
  const half = { ...whole, vcpus: 48, memoryGib: 192, localDisk: { gb: 1800, medium: "ssd" } as const };
  expect(2 * made(plain(half)).value).toBeCloseTo(made(plain(whole)).value, 9);
});

test("disks: by size and medium where they are known, a named default where not, nothing where there are none", () => {
  const with_ = (localDisk: InstanceType["localDisk"]) => plain(localDisk ? { localDisk } : {});
  const bare = made(with_(none));
  expect(made(with_({ gb: 2000, medium: "ssd" })).value - bare.value).toBeCloseTo(2 * 55, 9);
  expect(made(with_({ gb: 2000, medium: "hdd" })).value - bare.value).toBeCloseTo(2 * 2, 9);
  // 16 vCPUs at 10 GB each.
  expect(made(with_(undefined)).value - bare.value).toBeCloseTo(0.16 * 55, 9);
  const assumed = (machine: InstanceType) => embodiedOfMachine("case", machine, catalogue(), [])!.assumptions;
  expect(assumed(with_(undefined))).toContain("local-disk-gb-per-vcpu");
  expect(assumed(with_(none))).not.toContain("local-disk-gb-per-vcpu");
});

test("three instances have three times the disks", () => {
  const [provider, ...others] = aDayOnNew.providers;
  const disked = {
    ...provider!,
    instanceTypes: () =>
      provider!.instanceTypes().map((one) => ({ ...one, localDisk: { gb: 1000, medium: "ssd" as const } })),
  };
  const disks = (instanceCount: number): number =>
    estimate({
      ...aDayOnNew,
      providers: [disked, ...others],
      placement: { provider: "north", region: "n1", instanceType: "new-1" },
      hours: 1,
      instanceCount,
    }).steps.find(({ name }) => name === "Embodied in the local disks")!.value;
  expect([disks(1), disks(3)]).toEqual([55, 165]);
});
