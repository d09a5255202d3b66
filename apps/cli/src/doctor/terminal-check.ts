import type { Session } from "../configuration/session.ts";
import type { DoctorFinding } from "./doctor-check.ts";

const NARROW = 80;

/** How output will look. */
export function terminalCheck({ columns, colour }: Session): readonly DoctorFinding[] {
  const subject = "terminal";
  const shade = colour ? "colour" : "no colour";
  if (columns === undefined)
    return [{ status: "ok", subject, found: `not a terminal, ${shade}, tables at full width` }];
  if (columns >= NARROW) return [{ status: "ok", subject, found: `${columns} columns, ${shade}` }];
  return [
    {
      status: "warn",
      subject,
      found: `${columns} columns, ${shade}`,
      next: `Tables leave columns out below ${NARROW}; widen the window to see them all.`,
    },
  ];
}
