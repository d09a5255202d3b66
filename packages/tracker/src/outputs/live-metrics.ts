import type { TrackReport } from "../report/report.ts";
import { replaceFile } from "../system/replace-file.ts";
import { failureSentence } from "./failure-sentence.ts";
import type { OtlpExport } from "./otlp.ts";
import type { OtlpAddress } from "./otlp-address.ts";

/** Metrics of a run that still goes on. */
export interface LiveMetrics {
  /** Writes and sends them if they are due. Neither waits nor throws: a slow collector must not hold up a sample. */
  offer(nowMs: number, report: () => TrackReport): void;
  /** Waits for what is under way; gives the export, so that the run's last metrics come from the same source; null: none was asked for. */
  close(): Promise<OtlpExport | null>;
}

/** The Prometheus file and the OTLP metrics, every `everyMs`. The first failure of each goes to `warn`. */
export function liveMetrics(
  { prometheus, otlp }: { readonly prometheus: string | null; readonly otlp: OtlpAddress | null },
  everyMs: number,
  startMs: number,
  warn: (message: string) => void,
): LiveMetrics {
  let dueMs = startMs + everyMs;
  let underWay: Promise<unknown> | null = null;
  const exported = otlp && openedWhenUsed(otlp);
  const failed = new Set<string>();
  const attempt = async (what: string, write: () => Promise<void>): Promise<void> => {
    try {
      await write();
    } catch (error) {
      if (!failed.has(what)) warn(failureSentence(what, error));
      failed.add(what);
    }
  };
  const publish = (report: TrackReport): Promise<unknown> =>
    Promise.all([
      prometheus !== null &&
        attempt(prometheus, async () =>
          replaceFile(prometheus, (await import("./prometheus.ts")).prometheusText(report)),
        ),
      otlp !== null && attempt(`The metrics for ${otlp.shown}`, async () => exported?.send(report)),
    ]);
  return {
    offer(nowMs, report) {
      if ((prometheus ?? otlp) === null || underWay || nowMs < dueMs) return;
      // The next is due at its own time, however late this one is.
      dueMs += everyMs * Math.ceil((nowMs - dueMs + 1) / everyMs);
      underWay = publish(report()).finally(() => {
        underWay = null;
      });
    },
    async close() {
      await underWay;
      return exported;
    },
  };
}

/** OpenTelemetry's libraries take a tenth of a second to load: most runs are over before they send anything but their last metrics. */
function openedWhenUsed(address: OtlpAddress): OtlpExport {
  let opened: Promise<OtlpExport> | undefined;
  const exported = (report: TrackReport): Promise<OtlpExport> => {
    opened ??= import("./otlp.ts").then(({ openOtlp }) => openOtlp(address, report));
    return opened;
  };
  return {
    send: async (report) => (await exported(report)).send(report),
    close: async (report) => (await exported(report)).close(report),
  };
}
