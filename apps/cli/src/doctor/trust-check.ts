import { printable } from "@green-place/core";
import type { Session } from "../configuration/session.ts";
import { trustedFolders } from "../trust/trust-record.ts";
import type { DoctorFinding } from "./doctor-check.ts";

/** Which folders were trusted, here and elsewhere. */
export function trustCheck(session: Session): readonly DoctorFinding[] {
  const subject = "trust";
  const named = session.env["GREEN_PLACE_TRUST"];
  const recorded = trustedFolders(session).map((folder) => printable(folder));
  const found = [
    recorded.length === 0 ? "no folder was trusted" : `trusted: ${recorded.join(", ")}`,
    ...(named ? [`GREEN_PLACE_TRUST adds ${printable(named)}`] : []),
  ].join("; ");
  return [{ status: "ok", subject, found }];
}
