import { expect, it } from "vitest";
import { mapAccelerator } from "../import/map-accelerator.ts";

const size = { family: "g9", cpu: 8, memory: 32_768 };

it("has no accelerator for a plain type", () => {
  expect(mapAccelerator("m5.large", { ...size, family: "m5" })).toBeUndefined();
});

it.each([
  [2861, 0.125],
  [5722, 0.25],
  [11_444, 0.5],
])("takes %d MiB of an L4 for %d of a card", (mib, count) => {
  const labels = { ...size, "gpu-name": "l4", "gpu-count": 0, "gpu-memory": mib };
  expect(mapAccelerator("g6f.x", labels)).toEqual({ id: "l4", count });
});

it("refuses a share of a card that AWS does not sell", () => {
  const labels = { ...size, "gpu-name": "l4", "gpu-count": 0, "gpu-memory": 7629 };
  expect(() => mapAccelerator("g6f.x", labels)).toThrow(/is not 1\/2, 1\/4 or 1\/8/);
});

it("refuses a GPU it has no id for, also a known one with other memory", () => {
  const labels = { ...size, "gpu-count": 1, "gpu-memory": 65_536 };
  expect(() => mapAccelerator("g9.large", { ...labels, "gpu-name": "a100" })).toThrow(
    'type "g9.large" has "a100" with 65536 MiB, which has no id yet',
  );
  expect(() => mapAccelerator("g9.large", { ...labels, "gpu-name": "x900" })).toThrow(/has no id yet/);
});

it("refuses a device without a count, and an FPGA type that is not listed", () => {
  expect(() => mapAccelerator("g9.large", { ...size, "gpu-name": "t4", "gpu-count": 0 })).toThrow(/no count/);
  expect(() => mapAccelerator("f9.large", { ...size, family: "f9" })).toThrow(/not listed yet/);
});
