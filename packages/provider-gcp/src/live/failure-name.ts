import { RequestFailure } from "@green-place/request";

/**
 * What went wrong, as Google's error reason and HTTP status. Never the service's own words: they may repeat parts of the request.
 */
export function failureName(error: unknown): string {
  if (error instanceof RequestFailure) return error.message;
  const { message = "", status, code } = error as { message?: string; status?: unknown; code?: unknown };
  if (/default credentials/i.test(message)) return "no application default credentials were found";
  const reason = /"reason": ?"([\w.]{1,60})"/.exec(message)?.[1];
  const parts = [
    ...(reason === undefined ? [] : [reason]),
    ...(typeof status === "number" ? [`HTTP ${status}`] : []),
  ];
  if (parts.length > 0) return parts.join(", ");
  return /^[\w.-]{1,60}$/.test(String(code)) ? String(code) : "an error without a code";
}
