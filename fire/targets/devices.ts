import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Target } from "./target.ts";

/** Memory that is gone with the mount namespace: no device stands on a disk of the machine. */
function memory(folder: string, size: string): string {
  mkdirSync(folder);
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "scratch", folder]);
  return folder;
}

const unmount = (folder: string) => (): void => void execFileSync("umount", ["-l", folder]);

const device = (name: string, numbers: readonly string[], tells: boolean): Target => ({
  name,
  needs: ["root", "mounts"],
  plant(arena) {
    const folder = memory(join(arena, "dev"), "1m");
    execFileSync("mknod", [join(folder, "device"), ...numbers]);
    return {
      path: join(folder, "device"),
      ...(!tells && { received: async () => null }),
      close: unmount(folder),
    };
  },
});

const targets: readonly Target[] = [
  device("the null device", ["c", "1", "3"], false),
  device("the full device", ["c", "1", "7"], true),
  // A number that no driver has.
  device("a disk", ["b", "240", "0"], true),
  {
    name: "a link to the null device",
    needs: ["root", "mounts"],
    plant(arena) {
      const folder = memory(join(arena, "dev"), "1m");
      execFileSync("mknod", [join(folder, "device"), "c", "1", "3"]);
      symlinkSync("dev/device", join(arena, "link"));
      return { path: join(arena, "link"), received: async () => null, close: unmount(folder) };
    },
  },
  {
    name: "a full file system",
    needs: ["root", "mounts"],
    plant(arena) {
      const folder = memory(join(arena, "full"), "64k");
      writeFileSync(join(folder, "file"), "");
      try {
        for (;;) writeFileSync(join(folder, "filling"), Buffer.alloc(4096), { flag: "a" });
      } catch {
        // It is full.
      }
      return { path: join(folder, "file"), close: unmount(folder) };
    },
  },
];
export default targets;
