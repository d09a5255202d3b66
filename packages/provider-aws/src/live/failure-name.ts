import { RequestFailure } from "@green-place/request";

/**
 * What went wrong, as AWS's error code and HTTP status. Never the service's own words: they may repeat
 * parts of the request, such as a signature or an access key id.
 */
export function failureName(error: unknown): string {
  if (error instanceof RequestFailure) return error.message;
  const { name, code, $metadata } = error as {
    name?: string;
    code?: string;
    $metadata?: { httpStatusCode?: number };
  };
  const shown = [code, name].find(
    (text) => text !== undefined && /^[\w.-]{1,80}$/.test(text) && text !== "Error",
  );
  const status = $metadata?.httpStatusCode;
  return `${shown ?? "an error without a code"}${status === undefined ? "" : `, HTTP ${status}`}`;
}
