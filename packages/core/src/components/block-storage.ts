import type { Component } from "./component.ts";
import { storageUse } from "./storage-use.ts";

/** Volumes that are attached to machines. Their copies, which the cloud keeps unasked, are counted. */
export const blockStorage: Component = {
  id: "block-storage",
  describe({ blockStorage: volumes }, { assumptions }) {
    if (!volumes) return undefined;
    return storageUse("block storage", volumes.gb, volumes.medium, "block-storage-replication", assumptions);
  },
};
