import { HOURS_PER_DAY, MILLISECONDS_PER_HOUR } from "@green-place/contract";
import type { DoctorFinding } from "./doctor-check.ts";

/** Prices and offers change faster than that. */
export const STALE_AFTER_DAYS = 183;

/** Ok, or a warning when the data's date is more than half a year back. Yearly data may name a longer time. */
export function ageFinding(
  subject: string,
  found: string,
  dataAsOf: string,
  now: number,
  staleAfterDays: number = STALE_AFTER_DAYS,
): DoctorFinding {
  const hours = (now - Date.parse(dataAsOf)) / MILLISECONDS_PER_HOUR;
  const days = Math.floor(hours / HOURS_PER_DAY);
  if (days <= staleAfterDays) return { status: "ok", subject, found };
  return {
    status: "warn",
    subject,
    found: `${found}: ${days} days old`,
    next: "Update green-place for newer data.",
  };
}
