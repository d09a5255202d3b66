import type { ProviderV1 } from "@green-place/contract";
import {
  collectGaps,
  type LiveCatalogue,
  LiveRefreshError,
  REFRESH_DEADLINE_MS,
} from "@green-place/provider-data/tables";
import { RequestFailure, withDeadline } from "@green-place/request";
import { hostOf } from "./attached-types.ts";
import { type ComputeClients, computeClients, type GcpConnection } from "./compute-clients.ts";
import { failureName } from "./failure-name.ts";
import { fetchAcceleratorTypes, fetchMachineTypes } from "./fetch-machine-types.ts";
import { fetchPlaces } from "./fetch-places.ts";
import { loadSdk } from "./load-sdk.ts";
import { toTables } from "./to-tables.ts";

export interface GcpLiveOptions extends GcpConnection {
  /** What Google's answers do not say comes from here. */
  readonly shipped: ProviderV1;
  /** The project whose view of Compute Engine is asked for; without it, the credentials' own. */
  readonly project?: string;
  readonly now: Date;
  /** For the whole of it; default 15 minutes. */
  readonly deadlineMs?: number;
  /** One sentence at each step. */
  progress(sentence: string): void;
}

/**
 * Google Cloud as Compute Engine describes it today to the user's project. A zone that does not answer is a gap and the
 * rest is kept; throws `LiveRefreshError` if nothing can be had: no SDK, no credentials, no project.
 */
export const liveGcp = ({
  deadlineMs = REFRESH_DEADLINE_MS,
  ...options
}: GcpLiveOptions): Promise<LiveCatalogue> =>
  withDeadline(deadlineMs, undefined, (signal) => catalogue(options, signal)).catch((error: unknown) => {
    throw error instanceof RequestFailure ? nothingHad(`Google Cloud: ${error.message}.`, error) : error;
  });

async function catalogue(options: GcpLiveOptions, signal: AbortSignal): Promise<LiveCatalogue> {
  const { shipped, now, progress, ...connection } = options;
  const sdk = await loadSdk();
  const clients = await computeClients(sdk, connection, signal).catch(notListed("anything"));
  const project = options.project ?? (await projectOf(clients));
  const gaps = collectGaps();

  progress("Google Cloud: asking for regions, zones, machine types and accelerators.");
  const [places, machineTypes, acceleratorTypes] = await Promise.all([
    fetchPlaces(clients, project).catch(notListed("its regions")),
    fetchMachineTypes(clients, project).catch(notListed("its machine types")),
    fetchAcceleratorTypes(clients, project).catch((error: unknown) => {
      const why = `the list of accelerators failed: ${failureName(error)}`;
      for (const type of shipped.instanceTypes())
        if (hostOf(type)) gaps.add("accelerator-unknown", type.id, why);
      return undefined;
    }),
  ]);
  for (const zone of places.down) gaps.add("region-failed", zone, "Google says that this zone is down");
  for (const zone of new Set([...machineTypes.unreachable, ...(acceleratorTypes?.unreachable ?? [])]))
    gaps.add("region-failed", zone, "this zone did not answer");
  for (const [zone, { length }] of machineTypes.offered) {
    if (length > 0 && !places.regionOfZone.has(zone) && !places.down.includes(zone))
      gaps.add("region-failed", zone, "this zone is not in the list of zones");
  }

  const answers = { places, machineTypes, ...(acceleratorTypes && { acceleratorTypes }) };
  return toTables(answers, shipped, now.toISOString().slice(0, 10), gaps);
}

async function projectOf(clients: ComputeClients): Promise<string> {
  // Google's library rejects where it finds none, other clients of it know none.
  const project: string | undefined = await clients.regions.getProjectId().catch(() => undefined);
  if (project !== undefined) return project;
  throw new LiveRefreshError(
    "E_LIVE_SETTING",
    "It is not known which Google Cloud project to ask.",
    "Add --project <id> or set GOOGLE_CLOUD_PROJECT.",
  );
}

const nothingHad = (message: string, cause: unknown): LiveRefreshError =>
  new LiveRefreshError(
    "E_LIVE_FAILED",
    message,
    "Check the network, the credentials (`gcloud auth application-default print-access-token`) and their permissions: docs/refresh.md lists the few that are needed.",
    { cause },
  );

const notListed =
  (what: string) =>
  (error: unknown): never => {
    throw nothingHad(`Google Cloud did not list ${what} (${failureName(error)}).`, error);
  };
