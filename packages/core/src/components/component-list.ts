import { accelerator } from "./accelerator.ts";
import { auxiliary } from "./auxiliary.ts";
import { blockStorage } from "./block-storage.ts";
import { chassis } from "./chassis.ts";
import { clusterNetwork } from "./cluster-network.ts";
import type { Component } from "./component.ts";
import { cpu } from "./cpu.ts";
import { dataTransfer } from "./data-transfer.ts";
import { localDisk } from "./local-disk.ts";
import { memory } from "./memory.ts";
import { objectStorage } from "./object-storage.ts";

/** Everything that an item can consist of. The order is that of the derivation; auxiliary power is a share of what stands before it. */
export const componentList: readonly Component[] = [
  accelerator,
  cpu,
  memory,
  auxiliary,
  clusterNetwork,
  chassis,
  localDisk,
  blockStorage,
  objectStorage,
  dataTransfer,
];
