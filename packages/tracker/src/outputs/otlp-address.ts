import { GreenPlaceError } from "@green-place/contract";

/** The address of a collector, apart from what nobody may see. */
export interface OtlpAddress {
  /** As it may be printed, written down and journalled: `https://***@collector:4318/?***`. */
  readonly shown: string;
  /** Where metrics are sent; without user and password. */
  readonly url: string;
  /** The user and password, as `Authorization`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether it was read from `shown`: what stood in the place of the stars is not known any more. */
  readonly isStripped: boolean;
}

/** In the place of user and password, and of a query. */
const stripped = "***";

/** Reads the address that `--otlp` takes. Throws `E_TRACK_OPTION` for what is no web address; it is not repeated, as it may hold a password. */
export function otlpAddress(text: string): OtlpAddress {
  const address = URL.canParse(text) ? new URL(text) : null;
  if (address === null || !/^https?:$/.test(address.protocol)) {
    throw new GreenPlaceError(
      "E_TRACK_OPTION",
      "The OTLP address is not a web address.",
      "Give one such as http://localhost:4318.",
    );
  }
  const { username, password, search } = address;
  const given = username !== "" || password !== "";
  const lacksUser = username === stripped && password === "";
  const path = address.pathname.replace(/\/$/, "");
  const url = `${address.origin}${/\/v1\/metrics$/.test(path) ? path : `${path}/v1/metrics`}${search}`;
  const pair = `${decoded(username)}:${decoded(password)}`;
  return {
    shown: `${address.protocol}//${given ? `${stripped}@` : ""}${address.host}${path}${search && `?${stripped}`}`,
    url,
    headers: given && !lacksUser ? { authorization: `Basic ${Buffer.from(pair).toString("base64")}` } : {},
    isStripped: lacksUser || search === `?${stripped}`,
  };
}

/** The address as it may be shown, whatever a journal holds. */
export function shownAddress(text: string): string {
  try {
    return otlpAddress(text).shown;
  } catch {
    return "the collector";
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
