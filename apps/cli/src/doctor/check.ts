import type { Session } from "../configuration/session.ts";
import type { DoctorFinding as Finding } from "../schema/doctor-schema.ts";

export type { Finding };

/** One thing that `green-place doctor` looks at. It may find several; it never throws for what it is there to find. */
export type Check = (session: Session) => readonly Finding[] | Promise<readonly Finding[]>;
