import { MILLISECONDS_PER_DAY } from "@green-place/contract";

/** Nobody waits as long; beyond it a figure says nothing more. */
const LONGEST_MS = 365 * MILLISECONDS_PER_DAY;

/**
 * Milliseconds to wait by a `Retry-After` header, in seconds or as an HTTP date (RFC 9110, 10.2.3), a year at most; undefined if it says
 * neither.
 */
export function retryAfterMs(header: string | null, nowMs: number): number | undefined {
  if (header === null) return undefined;
  const asked = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - nowMs;
  return Number.isNaN(asked) ? undefined : Math.min(Math.max(0, asked), LONGEST_MS);
}
