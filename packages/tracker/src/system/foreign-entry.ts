import { constants, type Stats } from "node:fs";
import { stat } from "node:fs/promises";
import { GreenPlaceError } from "@green-place/contract";

/**
 * Whether somebody whom this process need not trust owns it: neither this user nor root, who is whoever owns `/`, since a user namespace gives
 * root another number.
 */
async function isForeign(owner: number): Promise<boolean> {
  const own = process.geteuid?.();
  return own !== undefined && owner !== own && owner !== 0 && owner !== (await stat("/")).uid;
}

const everybodyWrites = async (folder: string): Promise<boolean> =>
  ((await stat(folder)).mode & constants.S_IWOTH) !== 0;

/** In the mode of a folder: only who owns an entry may remove it. */
const STICKY = 0o1000;

/**
 * Throws `E_OUTPUT_PLACE` for a link that may have been planted. One at the end of a path is followed where this user or root made it; one on the
 * way also where another user made it in a folder that not everybody may write to, as teams have them.
 */
export async function checkLink(
  link: Stats,
  at: { readonly path: string; readonly folder: string; readonly target: string; readonly isLast: boolean },
): Promise<void> {
  if (!(await isForeign(link.uid)) || !(at.isLast || (await everybodyWrites(at.folder)))) return;
  throw new GreenPlaceError(
    "E_OUTPUT_PLACE",
    `${at.path} is a link to ${at.target} that another user made (id ${link.uid})`,
    "If that is where you want it, give that path.",
  );
}

/**
 * Throws `E_OUTPUT_PLACE` for a file or a FIFO that another user put into a folder such as /tmp, as `fs.protected_regular` and
 * `fs.protected_fifos` of Linux do. Devices are root's in any case.
 */
export async function checkOwner(entry: Stats, folder: string): Promise<void> {
  const { mode, uid } = await stat(folder);
  const shared = (mode & STICKY) !== 0 && (mode & constants.S_IWOTH) !== 0;
  if (!shared || entry.uid === uid || !(await isForeign(entry.uid))) return;
  throw new GreenPlaceError(
    "E_OUTPUT_PLACE",
    `it belongs to another user (id ${entry.uid}), in a folder that everybody may write to`,
    "Give a path in a folder of your own.",
  );
}
