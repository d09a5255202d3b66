import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { localAws } from "../../../../packages/provider-aws/test/live/local-aws.ts";
import { cloud } from "../configuration/project.ts";
import { likeShipped } from "../refresh/like-shipped.ts";
import { type Ended, startProcess } from "../refresh/start-process.ts";
import { NOW, type Outcome, runWords } from "../run-main.ts";
import { HOUR, writeSeries } from "../timing/series-file.ts";

/** What the calls of `documentCases` find: files, a cache, live services and a cloud on this machine. */
export interface CaseWorld {
  /** The path of a file that a call names with `@`, or the address of the collector. */
  pathOf(name: string): string;
  /** Runs a line with `--format json` where the command has it. */
  run(line: string, flags?: readonly string[]): Promise<Outcome>;
  /** Asks a cloud on this machine, in a process of its own, as its SDK reads the real environment. */
  refresh(line: string): Promise<Ended>;
  close(): Promise<void>;
}

export async function caseWorld(): Promise<CaseWorld> {
  const folder = mkdtempSync(join(tmpdir(), "green-place-documents-"));
  const cache = join(folder, "cache");
  mkdirSync(join(folder, "empty"));
  writeFileSync(join(folder, "settings.json"), JSON.stringify({ options: { limit: 2 } }));
  writeSeries(folder, [400, 100, 300, 100], NOW);
  writeFileSync(join(folder, "provider.json"), JSON.stringify(cloud("one")));
  writeFileSync(
    join(folder, "workloads.yaml"),
    `workloads: [{name: a, energyKwh: 1, zone: FR}, {name: b, placement: "aws:us-east-1:p4d.24xlarge", hours: 1}]`,
  );
  const [collector, aws] = await Promise.all([localCollector(), localAws(undefined, likeShipped())]);
  const pathOf = (name: string): string => (name === "collector" ? collector.url : join(folder, name));
  const env = {
    GREEN_PLACE_CACHE: cache,
    GREEN_PLACE_STATE_DIR: join(folder, "state"),
    WATTTIME_USER: "u",
    WATTTIME_PASSWORD: "p",
  };
  const words = (line: string): string[] =>
    line.split(" ").map((word) => (word.startsWith("@") ? pathOf(word.slice(1)) : word));
  return {
    pathOf,
    run: (line, flags = []) =>
      runWords([...words(line), ...flags], { env, cwd: folder, fetch: liveServices }),
    refresh: (line) =>
      startProcess(line, {
        GREEN_PLACE_CACHE: cache,
        AWS_ENDPOINT_URL: aws.url,
        AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
        AWS_SECRET_ACCESS_KEY: "secret",
      }).ended,
    close: async () => {
      await Promise.all([collector.close(), aws.close()]);
    },
  };
}

/** The live services as they document their answers; the collector is a real server; nobody else answers. */
const liveServices: typeof globalThis.fetch = async (input, init) => {
  const { href, host, pathname } = new URL(String(input));
  if (host.startsWith("127.0.0.1:")) return globalThis.fetch(input, init);
  if (href.startsWith("https://api.carbonintensity.org.uk/intensity/"))
    return Response.json({ data: halfHours() });
  if (host === "api.watttime.org") {
    if (pathname === "/login") return Response.json({ token: "t" });
    return Response.json({ data: fiveMinutes(), meta: wattTimeMeta });
  }
  return new Response("", { status: 404 });
};

const short = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16)}Z`;

const halfHours = (): object[] =>
  Array.from({ length: 4 * 48 }, (_, i) => {
    const from = NOW - 12 * HOUR + i * (HOUR / 2);
    const forecast = i % 7 === 0 ? 60 : 300;
    return {
      from: short(from),
      to: short(from + HOUR / 2),
      intensity: { forecast, actual: null, index: "low" },
    };
  });

const fiveMinutes = (): object[] =>
  Array.from({ length: 30 * 12 }, (_, i) => ({
    point_time: new Date(NOW + i * (HOUR / 12)).toISOString(),
    value: i > 60 && i < 120 ? 100 : 900,
  }));

const wattTimeMeta = {
  region: "CAISO_NORTH",
  signal_type: "co2_moer",
  units: "lbs_co2_per_mwh",
  data_point_period_seconds: 300,
};

async function localCollector(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    request.resume();
    response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
