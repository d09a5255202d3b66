import type { ListedCommand } from "../command.ts";
import type { Session } from "../configuration/session.ts";
import type { DoctorFinding } from "../schema/doctor-schema.ts";

export type { DoctorFinding };

/** One thing that `green-place doctor` looks at. It may find several; it never throws for what it is there to find. */
export type DoctorCheck = (
  session: Session,
  commands: readonly ListedCommand[],
) => readonly DoctorFinding[] | Promise<readonly DoctorFinding[]>;
