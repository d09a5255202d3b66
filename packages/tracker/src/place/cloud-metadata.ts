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

async function text(fetch: Fetch, url: string, init: RequestInit): Promise<string> {
  const answer = await fetch(url, init);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.text();
}

/** `projects/705208488469/zones/us-central1-a` or `us-central1-a` to `us-central1`. */
export const gcpRegionOfZone = (zone: string): string =>
  (zone.split("/").at(-1) ?? zone).replace(/-[a-z]$/, "");

// Version 2 of the service: a token first, so that a forged request from outside gets nothing.
async function askAws(fetch: Fetch, base: string, signal: AbortSignal): Promise<PlaceRequest> {
  const token = await text(fetch, `${base}/latest/api/token`, {
    method: "PUT",
    headers: { "X-aws-ec2-metadata-token-ttl-seconds": "60" },
    signal,
  });
  const get = (path: string): Promise<string> =>
    text(fetch, `${base}/latest/meta-data/${path}`, {
      headers: { "X-aws-ec2-metadata-token": token },
      signal,
    });
  const [region, instanceType] = await Promise.all([get("placement/region"), get("instance-type")]);
  return { provider: "aws", region: region.trim(), instanceType: instanceType.trim() };
}

async function askGcp(fetch: Fetch, base: string, signal: AbortSignal): Promise<PlaceRequest> {
  const get = (path: string): Promise<string> =>
    text(fetch, `${base}/computeMetadata/v1/instance/${path}`, {
      headers: { "Metadata-Flavor": "Google" },
      signal,
    });
  const [zone, type] = await Promise.all([get("zone"), get("machine-type")]);
  return {
    provider: "gcp",
    region: gcpRegionOfZone(zone.trim()),
    instanceType: type.trim().split("/").at(-1)!,
  };
}

async function askAzure(fetch: Fetch, base: string, signal: AbortSignal): Promise<PlaceRequest> {
  const url = `${base}/metadata/instance/compute?api-version=2021-02-01`;
  const compute = JSON.parse(await text(fetch, url, { headers: { Metadata: "true" }, signal })) as Record<
    string,
    unknown
  >;
  const { location, vmSize } = compute;
  if (typeof location !== "string" || location === "") throw new Error("no location");
  return { provider: "azure", region: location, ...(typeof vmSize === "string" && { instanceType: vmSize }) };
}

/** Asks the metadata services of the three clouds at once, for 300 ms at most; gives the first answer, or null. */
export async function askCloudMetadata(
  fetch: Fetch = globalThis.fetch,
  services: MetadataServices = metadataServices,
): Promise<PlaceRequest | null> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), metadataTimeoutMs);
  try {
    return await Promise.any([
      askAws(fetch, services.aws, stop.signal),
      askGcp(fetch, services.gcp, stop.signal),
      askAzure(fetch, services.azure, stop.signal),
    ]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}
