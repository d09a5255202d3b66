import { GreenPlaceError } from "@green-place/contract";
import { findProject, unreadConfigurations } from "@green-place/engine/plugins";
import { buildCommand, type ListedCommand } from "../command.ts";
import { checkAllSettings } from "../configuration/check-settings.ts";
import { configurationFile } from "../configuration/configuration-file.ts";
import { readConfiguration } from "../configuration/read-configuration.ts";
import type { Session } from "../configuration/session.ts";
import type { DoctorFinding } from "./doctor-check.ts";

/** Which configuration file holds here, and whether it and the environment can be used, by every command. */
export async function configurationCheck(
  session: Session,
  commands: readonly ListedCommand[],
): Promise<readonly DoctorFinding[]> {
  const subject = "configuration";
  const { configFile, cwd, env } = session;
  const project = findProject(cwd);
  const unread = configFile === undefined ? unreadConfigurations(cwd, project) : [];
  const warnings = unread.map(
    (found): DoctorFinding => ({ status: "warn", subject, found, next: "Rename it, or remove it." }),
  );
  try {
    const file = configurationFile(project, configFile, cwd);
    const configuration = file && (await readConfiguration(file));
    const all = await Promise.all(commands.map((listed) => buildCommand(listed, session, commands)));
    checkAllSettings({ configuration, file, env }, all);
    return [{ status: "ok", subject, found: file?.path ?? "no file here; the defaults hold" }, ...warnings];
  } catch (error) {
    if (!GreenPlaceError.isInstance(error)) throw error;
    return [{ status: "fail", subject, found: error.message, next: error.hint }, ...warnings];
  }
}
