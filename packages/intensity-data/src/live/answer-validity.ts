/**
 * Until when an answer holds by its `Cache-Control` (`max-age`, less `Age`) or else its `Expires` header (RFC 9111, 4.2.1);
 * without either, `fallbackMs` from now. Undefined where the service forbids keeping it (`no-store`).
 */
export function validUntil(headers: Headers, nowMs: number, fallbackMs: number): number | undefined {
  const directives = (headers.get("cache-control") ?? "").toLowerCase();
  if (/\bno-store\b/.test(directives)) return undefined;
  if (/\bno-cache\b/.test(directives)) return nowMs;
  const maxAge = /\bmax-age=(\d+)/.exec(directives)?.[1];
  if (maxAge !== undefined)
    return nowMs + Math.max(0, Number(maxAge) - Number(headers.get("age") ?? "0")) * 1000;
  const expires = Date.parse(headers.get("expires") ?? "");
  return Number.isNaN(expires) ? nowMs + fallbackMs : Math.max(nowMs, expires);
}
