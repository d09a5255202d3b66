import { GreenPlaceError } from "@green-place/contract";
import { buildCommand, type ListedCommand } from "../command.ts";
import { checkAllSettings } from "../configuration/check-settings.ts";
import type { Session } from "../configuration/session.ts";
import type { DoctorFinding } from "./doctor-check.ts";

/** Which configuration file holds here, and whether it and the environment can be used, by every command. */
export async function configurationCheck(
  session: Session,
  commands: readonly ListedCommand[],
): Promise<readonly DoctorFinding[]> {
  const subject = "configuration";
  try {
    const { file, configuration, unread } = await session.configured();
    const all = await Promise.all(commands.map((listed) => buildCommand(listed, session, commands)));
    checkAllSettings({ configuration, file, env: session.env }, all);
    return [
      { status: "ok", subject, found: file?.path ?? "no file here; the defaults hold" },
      ...unread.map(
        (found): DoctorFinding => ({ status: "warn", subject, found, next: "Rename it, or remove it." }),
      ),
    ];
  } catch (error) {
    if (!GreenPlaceError.isInstance(error)) throw error;
    const status = error.code === "E_NOT_TRUSTED" ? "warn" : "fail";
    return [{ status, subject, found: error.message, next: error.hint }];
  }
}
