import type { Stats } from "node:fs";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Whether a file is this user's: nobody else but root can have put it there. Under sudo the files of who called it count too.
 * Where the system has no numbered users (Windows) every file is.
 */
export function isOwnFile({ uid }: Pick<Stats, "uid">, env: Env): boolean {
  const user = process.geteuid?.();
  if (user === undefined || uid === user || uid === 0) return true;
  return user === 0 && env["SUDO_UID"] === String(uid);
}

/** Whether everybody may change a file, or what lies in a folder. */
export const everybodyMayChange = ({ mode }: Pick<Stats, "mode">): boolean =>
  process.platform !== "win32" && (mode & 0o002) !== 0;
