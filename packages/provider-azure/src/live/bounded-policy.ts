import type { ComputeManagementClientOptionalParams } from "@azure/arm-compute";
import { RequestFailure, readBytes, withDeadline } from "@green-place/request";

type AdditionalPolicy = NonNullable<ComputeManagementClientOptionalParams["additionalPolicies"]>[number];
type PipelineResponse = Awaited<ReturnType<AdditionalPolicy["policy"]["sendRequest"]>>;

export interface PolicyLimits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** The only host that is asked: the next page of a list must not lead to another, with the user's token. Absent: any. */
  readonly host?: string;
  /** Takes the body of a success that it wants to read itself, and gives back what the SDK is to read in its place. */
  readonly read?: (body: AsyncIterable<Uint8Array>) => Promise<string>;
}

/** Longer than any error or token. */
const MOST_BYTES = 1024 * 1024;
const LONGEST_RETRY_AFTER_S = 60;
const ALL_STATUSES: ReadonlySet<number> = new Set([Number.POSITIVE_INFINITY]);

/** Nearest to the wire, so that each attempt ends and is bounded: the SDK itself has no time-out, and reads whatever comes. */
export const boundedPolicy = ({ timeoutMs, signal, host, read }: PolicyLimits): AdditionalPolicy => ({
  position: "perRetry",
  policy: {
    name: "boundedAnswers",
    sendRequest: (request, next) =>
      withDeadline(timeoutMs, signal, async (ended) => {
        if (host !== undefined && new URL(request.url).host !== host)
          throw new RequestFailure("redirected", "it sent us on to another address, which we do not follow");
        request.streamResponseStatusCodes = ALL_STATUSES as Set<number>;
        request.abortSignal = ended;
        const response = await next(request);
        const body = response.readableStreamBody as (AsyncIterable<Uint8Array> & Destroyable) | undefined;
        const stop = (): void => body?.destroy();
        ended.addEventListener("abort", stop);
        try {
          if (ended.aborted) throw ended.reason;
          forgetLongWaits(response.headers);
          const { readableStreamBody: _, ...rest } = response;
          if (!body) return rest;
          if (read && response.status === 200) return { ...rest, bodyAsText: await read(body) };
          return { ...rest, bodyAsText: new TextDecoder().decode(await readBytes(body, MOST_BYTES)) };
        } finally {
          stop();
        }
      }),
  },
});

interface Destroyable {
  destroy(): void;
}

/** The SDK would wait for as long as it is told. */
function forgetLongWaits(headers: PipelineResponse["headers"]): void {
  for (const [name, perSecond] of [
    ["retry-after", 1],
    ["retry-after-ms", 1000],
    ["x-ms-retry-after-ms", 1000],
  ] as const)
    if (!(Number(headers.get(name)) / perSecond <= LONGEST_RETRY_AFTER_S)) headers.delete(name);
}
