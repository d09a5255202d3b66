import { GreenPlaceError } from "@green-place/contract";
import { findProject } from "@green-place/engine/plugins";
import { readConfiguration } from "../configuration/read-configuration.ts";
import type { Session } from "../configuration/session.ts";
import type { Finding } from "./check.ts";

/** Which configuration file holds here, and whether it can be used. */
export async function configurationCheck({ cwd }: Session): Promise<readonly Finding[]> {
  const subject = "configuration";
  const project = findProject(cwd);
  try {
    const configuration = project && (await readConfiguration(project));
    return [
      configuration
        ? { status: "ok", subject, found: `${project.configurations[0]} in ${project.folder}` }
        : { status: "ok", subject, found: "no green-place.config.ts, .js or .json here; the defaults hold" },
    ];
  } catch (error) {
    if (!GreenPlaceError.isInstance(error)) throw error;
    return [{ status: "fail", subject, found: error.message, next: error.hint }];
  }
}
