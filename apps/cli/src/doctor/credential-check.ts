import { liveSources } from "@green-place/intensity-data/live";
import type { Session } from "../configuration/session.ts";
import type { DoctorFinding } from "./doctor-check.ts";

/**
 * Which of the live sources with a key could be asked. None is needed: a missing key is a warning only when the other half is there.
 * Only whether a variable is set is looked at, never what it holds.
 */
export const credentialCheck = ({ env }: Session): readonly DoctorFinding[] =>
  liveSources
    .filter(({ keys }) => keys.length > 0)
    .map(({ id, keys }): DoctorFinding => {
      const subject = `key of ${id}`;
      const missing = keys.filter((name) => !env[name]);
      if (missing.length === 0) return { status: "ok", subject, found: `${keys.join(" and ")} set` };
      if (missing.length === keys.length)
        return { status: "ok", subject, found: `not set; only live data needs ${keys.join(" and ")}` };
      return {
        status: "warn",
        subject,
        found: `${missing.join(" and ")} not set`,
        next: `Set ${missing.join(" and ")} too, or live data of ${id} stays off.`,
      };
    });
