import type { Component } from "./component.ts";
import { storageUse } from "./storage-use.ts";

/** Objects in buckets. Clouds do not say on which medium: hard disks are assumed, with the copies that they keep. */
export const objectStorage: Component = {
  id: "object-storage",
  describe({ objectStorage: objects }, { assumptions }) {
    if (!objects) return undefined;
    return storageUse("object storage", objects.gb, "hdd", "object-storage-replication", assumptions);
  },
};
