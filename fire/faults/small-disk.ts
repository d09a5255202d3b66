import { execFileSync } from "node:child_process";

/** A file system of its own, as small or as read-only as is wanted. It is there for one call and what that starts, and for nobody else. */
export interface SmallDisk {
  /** Where it is mounted; the folder exists. */
  readonly at: string;
  /** KiB that are left on it. */
  readonly leftKib: number;
  /** Files and folders that it can hold. */
  readonly inodes: number;
  readonly readOnly: boolean;
}

/** More than anything needs that is tried on it. */
const roomKib = 4096;

const script = `
set -e
mount -t tmpfs -o "size=${roomKib}k,nr_inodes=$2,mode=0700" none "$1"
head -c "$3" /dev/zero > "$1/filler"
[ "$4" = no ] || mount -o remount,ro "$1"
shift 4
exec "$@"`;

/** What to put before a call so that it meets the disk: see `Called.through`. */
export const onSmallDisk = ({ at, leftKib, inodes, readOnly }: SmallDisk): readonly string[] => [
  ...["unshare", "--mount", "/bin/sh", "-c", script, "small-disk"],
  // The filler and the folder itself are two of them.
  ...[at, String(inodes + 2), String((roomKib - leftKib) * 1024), readOnly ? "yes" : "no"],
];

/** Whether this process may mount such a disk; as an ordinary user it may not. */
export function maySmallDisk(at: string): boolean {
  try {
    execFileSync(
      "unshare",
      [...onSmallDisk({ at, leftKib: 4, inodes: 8, readOnly: true }).slice(1), "true"],
      {
        stdio: "ignore",
      },
    );
    return true;
  } catch {
    return false;
  }
}
