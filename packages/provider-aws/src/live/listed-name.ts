import { ownText, RequestFailure } from "@green-place/request";

/** The id of a region or a type as AWS writes them: it becomes a part of addresses, files and tables. Throws for anything else. */
export function listedName(text: string | undefined): string {
  if (text !== undefined && /^[a-z0-9][a-z0-9.-]{0,59}$/.test(text)) return ownText(text);
  throw new RequestFailure("unreadable", "the answer names what can't be a region or an instance type");
}
