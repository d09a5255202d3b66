import { boundedFetch, boundedJson } from "@green-place/request";
import type { PlaceRequest } from "./place.ts";

/** Base URLs of the metadata services. */
export interface MetadataServices {
  readonly aws: string;
  readonly gcp: string;
  readonly azure: string;
}

export const metadataServices: MetadataServices = {
  aws: "http://169.254.169.254",
  gcp: "http://metadata.google.internal",
  azure: "http://169.254.169.254",
};

/** All three are asked at once, for this long at most. */
export const metadataTimeoutMs = 300;

type Fetch = typeof globalThis.fetch;

/** Azure's answer holds the tags of a machine, 256 of 512 characters at most, and its start-up data; the others are a line. */
const MOST_BYTES = 512 * 1024;
const JSON_LIMITS = { deepest: 12, mostValues: 20_000 };

async function bytes(fetch: Fetch, url: string, init: RequestInit): Promise<Uint8Array> {
  const answer = await fetch(url, init);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

const line = async (fetch: Fetch, url: string, init: RequestInit): Promise<string> =>
  new TextDecoder().decode(await bytes(fetch, url, init)).trim();

/**
 * The part of an answer that `form` names, in the form that the cloud documents. Throws for anything else: who answers at this address
 * need not be a cloud, and the name is looked up, shown and written into reports.
 */
function named(text: unknown, form: RegExp): string {
  const name = typeof text === "string" && text.length <= 200 ? form.exec(text)?.[1] : undefined;
  if (name === undefined) throw new Error("not in the documented form");
  return name;
}

/** `projects/705208488469/zones/us-central1-a` or `us-central1-a` to `us-central1`. */
export const gcpRegionOfZone = (zone: string): string =>
  (zone.split("/").at(-1) ?? zone).replace(/-[a-z]$/, "");

// Version 2 of the service: a token first, so that a forged request from outside gets nothing.
async function askAws(fetch: Fetch, base: string, signal: AbortSignal): Promise<PlaceRequest> {
  const token = await line(fetch, `${base}/latest/api/token`, {
    method: "PUT",
    headers: { "X-aws-ec2-metadata-token-ttl-seconds": "60" },
    signal,
  });
  const get = (path: string): Promise<string> =>
    line(fetch, `${base}/latest/meta-data/${path}`, {
      headers: { "X-aws-ec2-metadata-token": token },
      signal,
    });
  const [region, instanceType] = await Promise.all([get("placement/region"), get("instance-type")]);
  const size = /\.(?:nano|micro|small|medium|large|\d*xlarge|metal(?:-\d+xl)?)$/;
  return {
    provider: "aws",
    region: named(region, /^([a-z]+(?:-[a-z]+)+-\d+)$/),
    // A size that is new is left out; a part of one is no size.
    ...(size.test(instanceType) && {
      instanceType: named(instanceType, /^([a-z][a-z0-9-]*\.[a-z0-9-]+)$/),
    }),
  };
}

async function askGcp(fetch: Fetch, base: string, signal: AbortSignal): Promise<PlaceRequest> {
  const get = (path: string): Promise<string> =>
    line(fetch, `${base}/computeMetadata/v1/instance/${path}`, {
      headers: { "Metadata-Flavor": "Google" },
      signal,
    });
  const [zone, type] = await Promise.all([get("zone"), get("machine-type")]);
  return {
    provider: "gcp",
    region: gcpRegionOfZone(named(zone, /^projects\/[\w.:-]+\/zones\/([a-z]+-[a-z]+\d+-[a-z])$/)),
    instanceType: named(type, /^projects\/[\w.:-]+\/machineTypes\/([a-z][a-z0-9-]*)$/),
  };
}

async function askAzure(fetch: Fetch, base: string, signal: AbortSignal): Promise<PlaceRequest> {
  const url = `${base}/metadata/instance/compute?api-version=2021-02-01`;
  const answer = boundedJson(await bytes(fetch, url, { headers: { Metadata: "true" }, signal }), JSON_LIMITS);
  const { location, vmSize } = (answer ?? {}) as Readonly<Record<string, unknown>>;
  return {
    provider: "azure",
    region: named(location, /^([a-z][a-z0-9]+)$/i),
    ...(vmSize !== undefined && { instanceType: named(vmSize, /^(\w+)$/) }),
  };
}

/** Asks the metadata services of the three clouds at once, for 300 ms at most; gives the first answer, or null. */
export async function askCloudMetadata(
  fetch: Fetch = globalThis.fetch,
  services: MetadataServices = metadataServices,
): Promise<PlaceRequest | null> {
  const stop = new AbortController();
  // Each request ends by itself; the whole is ended too, since one cloud asks twice.
  const timer = setTimeout(() => stop.abort(), metadataTimeoutMs);
  const ask = boundedFetch(fetch, { timeoutMs: metadataTimeoutMs, mostBytes: MOST_BYTES });
  try {
    return await Promise.any([
      askAws(ask, services.aws, stop.signal),
      askGcp(ask, services.gcp, stop.signal),
      askAzure(ask, services.azure, stop.signal),
    ]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}
