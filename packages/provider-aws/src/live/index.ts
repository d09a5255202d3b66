import type { ProviderV1 } from "@green-place/contract";
import {
  collectGaps,
  type GapCollector,
  type LiveCatalogue,
  LiveRefreshError,
  REFRESH_DEADLINE_MS,
} from "@green-place/provider-data/tables";
import { RequestFailure, withDeadline } from "@green-place/request";
import pMap from "p-map";
import { type AwsClients, type AwsConnection, awsClients } from "./clients.ts";
import { failureName } from "./failure-name.ts";
import { type DescribedType, describeTypes, fetchOfferings } from "./fetch-instance-types.ts";
import { fetchOnDemandPrices, fetchSpotPrices } from "./fetch-prices.ts";
import { fetchRegions } from "./fetch-regions.ts";
import { type AwsSdk, loadSdk } from "./load-sdk.ts";
import { type AwsRegionAnswer, type DescribedTypes, toTables } from "./to-tables.ts";

export interface AwsLiveOptions extends AwsConnection {
  /** What AWS's answers do not say comes from here. */
  readonly shipped: ProviderV1;
  /** The region that is asked which regions there are: one of the account's partition. */
  readonly homeRegion: string;
  readonly now: Date;
  /** For the whole of it; default 15 minutes. */
  readonly deadlineMs?: number;
  /** One sentence at each step. */
  progress(sentence: string): void;
}

/** Regions asked at the same time. */
const concurrency = 6;

/** All regions together have some 30,000. */
const MOST_OFFERS = 120_000;

/**
 * AWS as its own APIs describe it today, with the user's credentials. One region's failure is a gap and the rest is kept;
 * throws `LiveRefreshError` if nothing can be had: no SDK, no credentials, no region that answers.
 */
export const liveAws = ({
  deadlineMs = REFRESH_DEADLINE_MS,
  ...options
}: AwsLiveOptions): Promise<LiveCatalogue> =>
  withDeadline(deadlineMs, undefined, (signal) => catalogue(options, signal)).catch((error: unknown) => {
    throw error instanceof RequestFailure ? nothingHad(`AWS: ${error.message}.`, error) : error;
  });

async function catalogue(
  { shipped, homeRegion, now, progress, ...connection }: AwsLiveOptions,
  signal: AbortSignal,
): Promise<LiveCatalogue> {
  const sdk = await loadSdk();
  const clients = awsClients(sdk, connection, signal);
  const gaps = collectGaps();
  const budget = { offers: MOST_OFFERS };

  const found = await fetchRegions(sdk, clients.ec2(homeRegion)).catch((error: unknown) => {
    throw nothingHad(`AWS did not say which regions there are (${failureName(error)}).`, error);
  });
  for (const region of found.notEnabled)
    gaps.add("region-not-enabled", region, "the account has not opted in to it");
  progress(`AWS: asking ${found.enabled.length} regions.`);

  const asked = await pMap(
    found.enabled,
    (region) => askRegion(sdk, clients, region, { now, gaps, budget }),
    {
      concurrency,
    },
  );
  signal.throwIfAborted();
  const answers = asked.filter((answer) => answer !== undefined);
  if (answers.length === 0) {
    const reasons = [
      ...new Set(gaps.all().flatMap(({ code, why }) => (code === "region-failed" ? [why] : []))),
    ];
    throw nothingHad(`No AWS region answered (${reasons.join("; ")}).`);
  }
  progress(`AWS: ${answers.length} regions answered, describing their instance types.`);
  const described = await describeOffered(sdk, clients, answers);
  signal.throwIfAborted();
  return toTables(answers, described, shipped, now.toISOString().slice(0, 10), gaps);
}

async function askRegion(
  sdk: AwsSdk,
  clients: AwsClients,
  region: string,
  { now, gaps, budget }: Pick<AwsLiveOptions, "now"> & { gaps: GapCollector; budget: { offers: number } },
): Promise<AwsRegionAnswer | undefined> {
  const orGap =
    (code: "region-failed" | "prices-failed" | "spot-failed", what: string) =>
    (error: unknown): undefined =>
      void gaps.add(code, region, `${what}: ${failureName(error)}`);
  const client = clients.ec2(region);
  const offered = await fetchOfferings(sdk, client).catch(
    orGap("region-failed", "DescribeInstanceTypeOfferings failed"),
  );
  if (offered?.length === 0)
    gaps.add("region-failed", region, "DescribeInstanceTypeOfferings failed: it named no type");
  if (!offered?.length) return undefined;
  budget.offers -= offered.length;
  if (budget.offers < 0) {
    gaps.add(
      "region-failed",
      region,
      `DescribeInstanceTypeOfferings failed: more than ${MOST_OFFERS} offers in all`,
    );
    return undefined;
  }
  const [onDemand, spot] = await Promise.all([
    fetchOnDemandPrices(sdk, clients.pricing, region, offered).catch(
      orGap("prices-failed", "GetProducts failed"),
    ),
    fetchSpotPrices(sdk, client, now, offered).catch(orGap("spot-failed", "DescribeSpotPriceHistory failed")),
  ]);
  return { region, offered, ...(onDemand && { onDemand }), ...(spot && { spot }) };
}

/** A type is the same in each region, so each is described once: by the first region that offers it and answers. */
async function describeOffered(
  sdk: AwsSdk,
  clients: AwsClients,
  answers: readonly AwsRegionAnswer[],
): Promise<DescribedTypes> {
  const types = new Map<string, DescribedType>();
  const failures = new Map<string, string>();
  for (const { region, offered } of answers) {
    const wanted = offered.filter((name) => !types.has(name));
    if (wanted.length === 0) continue;
    try {
      for (const type of await describeTypes(sdk, clients.ec2(region), wanted)) types.set(type.id, type);
    } catch (error) {
      for (const name of wanted)
        failures.set(name, `DescribeInstanceTypes failed in ${region}: ${failureName(error)}`);
    }
  }
  return { types, failures };
}

const nothingHad = (message: string, cause?: unknown): LiveRefreshError =>
  new LiveRefreshError(
    "E_LIVE_FAILED",
    message,
    "Check the network, the credentials (`aws sts get-caller-identity`) and their permissions: docs/refresh.md lists the few that are needed.",
    { cause },
  );
