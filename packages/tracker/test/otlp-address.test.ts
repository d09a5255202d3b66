import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { recover, track } from "../src/index.ts";
import { temporaryFolder } from "./support/fake-machine.ts";

/** A collector that answers with `status` and keeps the headers that it was sent. */
async function collector(status = 200) {
  const requests: { readonly url: string | undefined; readonly headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    requests.push({ url: request.url, headers: request.headers });
    request.resume().on("end", () => response.writeHead(status).end("{}"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

const isAnywhere = (folder: string, text: string): boolean =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).some(
    (entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name), "utf8").includes(text),
  );

/** A run that ends, with every output in one folder. */
async function runTo(otlp: string, folder: string) {
  const warned: string[] = [];
  const run = await track({
    otlp,
    json: join(folder, "report.json"),
    csv: join(folder, "runs.csv"),
    record: join(folder, "trace.ndjson"),
    gramsPerKwh: 1,
    cloudMetadata: "never",
    codecarbonConfig: false,
    sensors: [],
    context: { stateDirectory: join(folder, "state"), warn: (message) => void warned.push(message) },
  });
  const report = await run.stop(0);
  return { report, warned };
}

test("a user and password are sent as a header, and shown and written down nowhere", async () => {
  const { host, requests } = await collector();
  const folder = temporaryFolder();
  const { report, warned } = await runTo(`http://ada:s%40cret@${host}`, folder);
  expect(warned).toEqual([]);
  expect(requests.map(({ url, headers }) => [url, headers.authorization])).toEqual([
    ["/v1/metrics", `Basic ${Buffer.from("ada:s@cret").toString("base64")}`],
  ]);
  for (const secret of ["s%40cret", "s@cret", "ada"]) {
    expect(isAnywhere(folder, secret)).toBe(false);
    expect(JSON.stringify(report)).not.toContain(secret);
  }
});

test("nor where the collector refuses, and the run is recovered only with a header in their place", async () => {
  const { host, requests } = await collector(401);
  const folder = temporaryFolder();
  const { report, warned } = await runTo(`http://ada:s%40cret@${host}`, folder);
  expect(warned.join()).toContain(`The metrics for http://***@${host} was not written`);
  expect(JSON.stringify([report, warned])).not.toMatch(/ada|cret|\u001b/);
  expect(isAnywhere(folder, "cret")).toBe(false);

  // As if the tracker had been killed: its process is gone.
  const [name] = readdirSync(join(folder, "state"));
  const journal = join(folder, "state", name!);
  const [first, ...rest] = readFileSync(journal, "utf8").split("\n");
  writeFileSync(journal, [JSON.stringify({ ...JSON.parse(first!), pid: 2 ** 22 + 1 }), ...rest].join("\n"));
  for (const output of ["report.json", "runs.csv"]) rmSync(join(folder, output));
  const [refused] = await recover({ stateDirectory: join(folder, "state") });
  expect(refused!.problem).toMatch(
    /what stood for \*\*\* in http:\/\/\*\*\*@.* is kept in no file.*OTEL_EXPORTER_OTLP_HEADERS/,
  );
  expect(requests).toHaveLength(1);
});

test("a key in the query is sent, and neither shown nor written down", async () => {
  const { host, requests } = await collector();
  const folder = temporaryFolder();
  await runTo(`http://${host}/otlp?key=s3cret#s3cret`, folder);
  expect(requests.map(({ url }) => url)).toEqual(["/otlp/v1/metrics?key=s3cret"]);
  expect(isAnywhere(folder, "s3cret")).toBe(false);
  expect(isAnywhere(folder, `"otlp":"http://${host}/otlp?***"`)).toBe(true);
});

test("a collector whose answer never ends holds nobody up for long, and no connection open", async () => {
  const server = createServer((request, response) => {
    request.resume();
    const drops = setInterval(() => response.write("{"), 100);
    response.on("close", () => clearInterval(drops));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const begun = performance.now();
  await runTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, temporaryFolder());
  expect(performance.now() - begun).toBeLessThan(8_000);
  // Else the process would live on with its connection.
  await new Promise((resolve) => server.close(resolve));
}, 20_000);

test("headers come from OTEL_EXPORTER_OTLP_HEADERS, also for an address whose password is not known any more", async () => {
  const { host, requests } = await collector();
  vi.stubEnv("OTEL_EXPORTER_OTLP_HEADERS", "api-key=k1,authorization=Bearer%20t1");
  onTestFinished(() => void vi.unstubAllEnvs());
  await runTo(`http://***@${host}/otlp/`, temporaryFolder());
  expect(requests.map(({ url, headers }) => [url, headers["api-key"], headers.authorization])).toEqual([
    ["/otlp/v1/metrics", "k1", "Bearer t1"],
  ]);
});

test.each(["localhost:4318", "ftp://ada:secret@h", "ada:secret@h", ""])(
  "%s is refused before anything starts, and not repeated",
  async (otlp) => {
    const folder = temporaryFolder();
    const refused = await runTo(otlp, folder).catch((error: unknown) => error as Error & { hint: string });
    expect(refused).toMatchObject({ code: "E_TRACK_OPTION" });
    expect(JSON.stringify(refused) + String((refused as Error).message)).not.toContain("secret");
    expect(readdirSync(folder)).toEqual([]);
  },
);

test.skipIf(process.platform === "win32")(
  "journals are of their owner alone, in a folder that is so too",
  async () => {
    const folder = temporaryFolder();
    const run = await track({
      gramsPerKwh: 1,
      cloudMetadata: "never",
      codecarbonConfig: false,
      sensors: [],
      context: { stateDirectory: join(folder, "a/state"), warn: () => undefined },
    });
    const [journal] = readdirSync(join(folder, "a/state"));
    const modeOf = (path: string): number => statSync(path).mode & 0o777;
    expect(modeOf(join(folder, "a/state", journal!))).toBe(0o600);
    expect(modeOf(join(folder, "a/state"))).toBe(0o700);
    expect(modeOf(join(folder, "a"))).toBe(0o700);
    await run.stop();
  },
);
