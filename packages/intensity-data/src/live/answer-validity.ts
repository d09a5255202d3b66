import { MILLISECONDS_PER_DAY } from "@green-place/contract";

/** Forecasts are made anew and the past is revised several times a day, so no answer holds longer, whatever its headers say. */
export const LONGEST_VALID_MS: number = MILLISECONDS_PER_DAY;

/** Whole seconds as RFC 9111 writes them; undefined for anything else, such as `-1` or `soon`. */
const seconds = (text: string | null | undefined): number | undefined =>
  text != null && /^\s*\d+\s*$/.test(text) ? Number(text) : undefined;

/**
 * Until when an answer holds by its `Cache-Control` (`max-age`, less `Age`) or else its `Expires` header (RFC 9111, 4.2.1);
 * without either, `fallbackMs` from now; a day from now at most. Undefined where the service forbids keeping it (`no-store`).
 */
export function validUntil(headers: Headers, nowMs: number, fallbackMs: number): number | undefined {
  const directives = (headers.get("cache-control") ?? "").toLowerCase();
  if (/\bno-store\b/.test(directives)) return undefined;
  if (/\bno-cache\b/.test(directives)) return nowMs;
  const maxAge = seconds(/\bmax-age=(\d+)/.exec(directives)?.[1]);
  const expires = Date.parse(headers.get("expires") ?? "");
  let validMs = fallbackMs;
  // An answer without an `Age`, or with none that can be read, comes from the service itself (RFC 9111, 4.2.3 and 5.1).
  if (maxAge !== undefined) validMs = (maxAge - (seconds(headers.get("age")) ?? 0)) * 1000;
  else if (!Number.isNaN(expires)) validMs = expires - nowMs;
  return nowMs + Math.min(Math.max(0, validMs), LONGEST_VALID_MS);
}
