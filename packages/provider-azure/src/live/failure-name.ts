import { RequestFailure } from "@green-place/request";

/**
 * What went wrong, as Azure's error code and HTTP status. Never the service's own words: they may repeat parts of the
 * request, such as a token, or name tenants and people.
 */
export function failureName(error: unknown): string {
  if (error instanceof RequestFailure) return error.message;
  const { name, code, statusCode } = error as { name?: string; code?: unknown; statusCode?: unknown };
  const shown = [code, name].find(
    (text) =>
      typeof text === "string" && /^[\w.-]{1,80}$/.test(text) && text !== "Error" && text !== "RestError",
  );
  const parts = [
    ...(typeof shown === "string" ? [shown] : []),
    ...(typeof statusCode === "number" ? [`HTTP ${statusCode}`] : []),
  ];
  return parts.length > 0 ? parts.join(", ") : "an error without a code";
}
