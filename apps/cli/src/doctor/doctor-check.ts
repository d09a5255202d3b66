import type { ListedCommand } from "../command.ts";
import type { Session } from "../configuration/session.ts";

/** What one check found. `next` says what to do about anything that is not ok. */
export type DoctorFinding =
  | { readonly status: "ok"; readonly subject: string; readonly found: string }
  | {
      readonly status: "warn" | "fail";
      readonly subject: string;
      readonly found: string;
      readonly next: string;
    };

/** One thing that `green-place doctor` looks at. It may find several; it never throws for what it is there to find. */
export type DoctorCheck = (
  session: Session,
  commands: readonly ListedCommand[],
) => readonly DoctorFinding[] | Promise<readonly DoctorFinding[]>;
