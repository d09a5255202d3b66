import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recommend } from "@green-place/core";
import { nodeContext } from "@green-place/engine";
import { catalogueFile, readCatalogue, refreshedProvider, writeCatalogue } from "@green-place/engine/refresh";
import { hardware } from "@green-place/hardware-data";
import { electricityMaps } from "@green-place/intensity-data";
import { aws } from "@green-place/provider-aws";
import { tableProvider } from "@green-place/provider-data/tables";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { smallCloud } from "../../../../packages/provider-aws/test/live/cloud.ts";
import {
  type AwsCall,
  type AwsFault,
  type LocalAws,
  localAws,
  type Odd,
} from "../../../../packages/provider-aws/test/live/local-aws.ts";
import { largeCatalogue } from "./large-catalogue.ts";
import { likeShipped } from "./like-shipped.ts";
import { type Ended, type Started, startProcess } from "./start-process.ts";

const asLarge = tableProvider(largeCatalogue("2026-11-01").tables);
const context = () => nodeContext({ env: { GREEN_PLACE_CACHE: cache } });
const secret = "do-not-print-9f8e7d6c";
let cache: string;
let server: LocalAws | undefined;

beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), "green-place-refresh-"));
});

afterEach(async () => {
  await server?.close();
  server = undefined;
  rmSync(cache, { recursive: true, force: true });
});

async function start(line: string, fault?: (call: AwsCall) => AwsFault | Odd | undefined): Promise<Started> {
  server = await localAws(fault, likeShipped());
  return startProcess(line, {
    GREEN_PLACE_CACHE: cache,
    AWS_ENDPOINT_URL: server.url,
    AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
    AWS_SECRET_ACCESS_KEY: secret,
  });
}

const run = async (line: string, fault?: (call: AwsCall) => AwsFault | Odd | undefined): Promise<Ended> =>
  (await start(line, fault)).ended;

/** Whether something in the cache is being written just now. */
function someFileIsShorter(size: number): boolean {
  return readdirSync(join(cache, "live")).some(
    (name) => (statSync(join(cache, "live", name), { throwIfNoEntry: false })?.size ?? size) < size,
  );
}

const today = new Date().toISOString().slice(0, 10);

describe("refresh aws", () => {
  test("writes what the cloud offers, says what is missing, and leaves the shipped data alone", async () => {
    const before = JSON.stringify(aws().regions());
    const { code, out, err } = await run("refresh aws --format json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      provider: "aws",
      version: `live ${today}`,
      regions: 3,
      instanceTypes: likeShipped().types.length - smallCloud.types.length + 6,
      file: join(cache, "live", "aws.json"),
    });
    expect(err).toContain("region-unknown: xx-new-9");
    expect(err).not.toContain(secret);
    expect(JSON.stringify(aws().regions())).toBe(before);

    const live = await refreshedProvider(aws(), context());
    if (!live.ok) throw new Error(live.message);
    expect(live.data.meta).toMatchObject({ version: `live ${today}`, dataAsOf: today });
    const paris = live.data.regions().find(({ id }) => id === "eu-west-3");
    expect(paris).toEqual(
      aws()
        .regions()
        .find(({ id }) => id === "eu-west-3"),
    );
    expect(
      live.data.price?.({ instanceType: "m5.large", region: "us-east-1", market: "spot" }),
    ).toMatchObject({
      ok: true,
      data: { usdPerHour: { value: 0.0391 }, asOf: today },
    });

    // The region that the shipped tables lack has no grid zone: counted and named, never guessed.
    const { options, coverage } = recommend({
      providers: [live.data],
      hardware: hardware(),
      intensity: electricityMaps(),
      job: { hours: 1, workload: "general", acceleratorCount: 1, vcpus: 2, equivalent: false },
      constraints: { regions: ["us-east-1", "xx-new-9"] },
      market: "on-demand",
      sort: "carbon",
      embodied: true,
      limit: 2_000,
    });
    expect(options.map(({ region, instanceType }) => `${region} ${instanceType}`)).toContain(
      "us-east-1 m5.large",
    );
    expect(options.map(({ region }) => region)).not.toContain("xx-new-9");
    expect(coverage.excluded).toContainEqual({
      reason: "intensity-unknown",
      count: 1,
      examples: [expect.stringContaining("xx-new-9")],
    });
  });

  test("killed midway it leaves the old catalogue, byte for byte, and no draft", async () => {
    await writeCatalogue(asLarge, largeCatalogue("2026-11-01"), context());
    const old = readFileSync(catalogueFile("aws", context()));
    const { child, ended } = await start("refresh aws", ({ action }) =>
      action === "GetProducts" ? "stall" : undefined,
    );
    while (!server!.calls.some(({ action }) => action === "GetProducts"))
      await new Promise((go) => setTimeout(go, 20));
    child.kill("SIGKILL");
    await ended;
    expect(readFileSync(catalogueFile("aws", context())).equals(old)).toBe(true);
    expect(readdirSync(join(cache, "live"))).toEqual(["aws.json"]);
  });

  test("killed while it writes it leaves a whole catalogue", async () => {
    const whole = ["2026-11-22", "2026-11-23"].map((day) =>
      JSON.stringify({ schemaVersion: 1, ...largeCatalogue(day) }),
    );
    for (let round = 0; round < 2; round++) {
      const { child, ended } = startProcess(cache, {}, { script: "write-forever.ts" });
      await new Promise((resolve) => child.stdout!.once("data", resolve));
      // No pause between two looks: half a file is there for some milliseconds only.
      const deadline = Date.now() + 10_000;
      while (!someFileIsShorter(whole[0]!.length) && Date.now() < deadline);
      child.kill("SIGKILL");
      await ended;
      expect(Date.now()).toBeLessThan(deadline);
      expect(whole.includes(readFileSync(catalogueFile("aws", context()), "utf8").trim())).toBe(true);
    }
  });

  test("a refusal is exit 4 and one sentence; no credential is printed, not even with --debug", async () => {
    const { code, out, err } = await run("refresh aws --debug", ({ authorization }) => ({
      status: 401,
      code: "AuthFailure",
      message: authorization,
    }));
    expect([code, out]).toEqual([4, ""]);
    expect(err).toContain("AWS did not say which regions there are (AuthFailure, HTTP 401).");
    for (const word of ["AKIDEXAMPLE", "Signature", secret]) expect(err).not.toContain(word);
    expect(readdirSync(cache)).toEqual([]);
  });

  test.each([
    ["a page of HTML", "html", "", "not in the form that AWS documents"],
    ["no types in any region", "empty", "DescribeInstanceTypeOfferings", "it named no type"],
    ["no description of any type", "empty", "DescribeInstanceTypes", "it has no instance types"],
    ["no prices", "empty", "GetProducts", "priced instance types that are shipped"],
  ] as const)(
    "%s in place of an answer is exit 4, and the old catalogue stays",
    async (_, odd, wrong, sentence) => {
      await writeCatalogue(asLarge, largeCatalogue("2026-11-01"), context());
      const old = readFileSync(catalogueFile("aws", context()));
      const { code, out, err } = await run("refresh aws", ({ action }) =>
        action.startsWith(wrong) ? odd : undefined,
      );
      expect([code, out]).toEqual([4, ""]);
      expect(err).toContain(sentence);
      expect(readFileSync(catalogueFile("aws", context())).equals(old)).toBe(true);
    },
  );

  test("--strict is exit 4 when a region is missing, and what was had is kept all the same", async () => {
    const { code, err } = await run("refresh aws --strict", ({ region, action }) =>
      region === "eu-west-3" && action !== "GetProducts" ? { status: 403, code: "AuthFailure" } : undefined,
    );
    expect(code).toBe(4);
    expect(err).toContain(
      "aws, region-failed: eu-west-3 (DescribeInstanceTypeOfferings failed: AuthFailure, HTTP 403)",
    );
    expect((await readCatalogue("aws", context())).ok).toBe(true);
  });
});

test("refresh gcp without credentials is exit 4 and a sentence", async () => {
  const { ended } = startProcess("refresh gcp --project demo", {
    GREEN_PLACE_CACHE: cache,
    HOME: cache,
    METADATA_SERVER_DETECTION: "none",
  });
  const { code, err } = await ended;
  expect(code).toBe(4);
  expect(err).toContain("no application default credentials were found");
  expect(err).not.toMatch(/\n\s+at /);
});

describe("without the SDKs", () => {
  test.each([
    ["aws", "@aws-sdk/client-ec2 @aws-sdk/client-pricing"],
    ["gcp", "@google-cloud/compute"],
    ["azure", "@azure/arm-compute @azure/identity"],
  ])("refresh %s says what to install and exits 2", async (provider, packages) => {
    const { ended } = startProcess(`refresh ${provider}`, { GREEN_PLACE_CACHE: cache }, { sdks: false });
    const { code, out, err } = await ended;
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(`npm install ${packages}`);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test("every other command works: none loads an SDK", async () => {
    const { ended } = startProcess("recommend --gpu a100 --hours 12", {}, { sdks: false });
    expect(await ended).toMatchObject({ code: 0, err: "" });
  });
});

describe("the catalogue in the cache", () => {
  const good = (): string => JSON.stringify({ schemaVersion: 1, ...largeCatalogue("2026-11-23") });

  test("none yet is a miss that says what to run", async () => {
    expect(await refreshedProvider(aws(), context())).toMatchObject({ ok: false, code: "no-live-data" });
  });

  test.each([
    ["half of it", (json: string) => json.slice(0, json.length / 2)],
    ["another version's", (json: string) => json.replace('"schemaVersion":1', '"schemaVersion":2')],
    ["another cloud's", (json: string) => json.replace('"id":"aws"', '"id":"gcp"')],
    ["an id with an escape code", (json: string) => json.replaceAll("m7.large", "m7\\u001b[2J")],
    [
      "prices in another shape",
      (json: string) => json.replace('"prices":""', '"prices":"m7.large\\t0,99,l"'),
    ],
    [
      "a type that points at no region",
      (json: string) => json.replace('"regionSets":[[0]]', '"regionSets":[[7]]'),
    ],
  ])("%s is a miss that says what to run", async (_, spoil) => {
    await writeCatalogue(asLarge, largeCatalogue("2026-11-23"), context());
    expect((await refreshedProvider(aws(), context())).ok).toBe(true);
    const spoilt = spoil(good());
    expect(spoilt).not.toBe(good());
    writeFileSync(catalogueFile("aws", context()), spoilt);
    const miss = await refreshedProvider(aws(), context());
    expect(miss).toMatchObject({ ok: false, code: "unreadable-live-data" });
    expect(miss.ok ? "" : miss.message).toContain("green-place refresh aws");
  });
});
