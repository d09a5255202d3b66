import type { Session } from "../configuration/session.ts";
import type { DoctorFinding } from "./doctor-check.ts";

/**
 * Live sources and the variables they need. Only whether a variable is set is looked at, never what it holds.
 * The sources say it themselves, but bring along all that reads their answers; a test holds this list against theirs.
 */
const credentials = [
  { source: "Electricity Maps", variables: ["ELECTRICITY_MAPS_API_KEY"] },
  { source: "WattTime", variables: ["WATTTIME_USER", "WATTTIME_PASSWORD"] },
  { source: "EIA", variables: ["EIA_API_KEY"] },
] as const;

/** Which live sources could be asked. None is needed: a missing key is a warning only when the other half is there. */
export const credentialCheck = ({ env }: Session): readonly DoctorFinding[] =>
  credentials.map(({ source, variables }): DoctorFinding => {
    const subject = `key of ${source}`;
    const missing = variables.filter((name) => !env[name]);
    if (missing.length === 0) return { status: "ok", subject, found: `${variables.join(" and ")} set` };
    if (missing.length === variables.length)
      return { status: "ok", subject, found: `not set; only live data needs ${variables.join(" and ")}` };
    return {
      status: "warn",
      subject,
      found: `${missing.join(" and ")} not set`,
      next: `Set ${missing.join(" and ")} too, or live data of ${source} stays off.`,
    };
  });
