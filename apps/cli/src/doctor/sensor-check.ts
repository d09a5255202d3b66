import { trackFacts } from "@green-place/engine/tracking";
import type { Session } from "../configuration/session.ts";
import type { DoctorFinding } from "./doctor-check.ts";

/** Every way to measure: whether it works here, how good it is, and the exact command that would make it work. */
export async function sensorCheck(session: Session): Promise<readonly DoctorFinding[]> {
  const { diagnoseSensors } = await import("@green-place/tracker");
  const diagnoses = await diagnoseSensors({ context: trackFacts(session) });
  return diagnoses.map(({ sensor, works, quality, found, fix }): DoctorFinding => {
    const subject = `sensor ${sensor}`;
    if (works) return { status: "ok", subject, found: `${quality}: ${found}` };
    return fix === undefined
      ? { status: "ok", subject, found: `not here: ${found}` }
      : { status: "warn", subject, found, next: fix };
  });
}
