import { writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { exactly, known, unknown } from "@green-place/contract";
import { describe, expect, onTestFinished, test } from "vitest";
import { type PlaceLookup, track } from "../src/index.ts";
import { askCloudMetadata } from "../src/place/cloud-metadata.ts";
import { parseCodecarbonConfig } from "../src/place/codecarbon-config.ts";
import { resolvePlace } from "../src/place/resolve-place.ts";
import { fakeClock, fakeMachine, raplZone, temporaryFolder } from "./support/fake-machine.ts";
import { expectNear } from "./support/golden.ts";

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const nowhere = "http://127.0.0.1:9";

describe("cloud metadata", () => {
  test("AWS with a token (IMDSv2), refusing without", async () => {
    const aws = await serve((request, response) => {
      if (request.method === "PUT" && request.url === "/latest/api/token") {
        response.end(request.headers["x-aws-ec2-metadata-token-ttl-seconds"] ? "secret" : "");
      } else if (request.headers["x-aws-ec2-metadata-token"] !== "secret") response.writeHead(401).end();
      else response.end(request.url === "/latest/meta-data/placement/region" ? "eu-west-3" : "p4d.24xlarge");
    });
    const place = await askCloudMetadata(fetch, { aws, gcp: nowhere, azure: nowhere });
    expect(place).toEqual({ provider: "aws", region: "eu-west-3", instanceType: "p4d.24xlarge" });
  });

  test("Google and Azure, with the header that each asks for", async () => {
    const gcp = await serve((request, response) => {
      if (request.headers["metadata-flavor"] !== "Google") response.writeHead(403).end();
      else
        response.end(
          request.url!.endsWith("/zone")
            ? "projects/7/zones/us-central1-a"
            : "projects/7/machineTypes/a2-highgpu-1g",
        );
    });
    expect(await askCloudMetadata(fetch, { aws: nowhere, gcp, azure: nowhere })).toEqual({
      provider: "gcp",
      region: "us-central1",
      instanceType: "a2-highgpu-1g",
    });
    const azure = await serve((request, response) => {
      if (request.headers["metadata"] !== "true") response.writeHead(400).end();
      else response.end(JSON.stringify({ location: "francecentral", vmSize: "Standard_NC24ads_A100_v4" }));
    });
    expect(await askCloudMetadata(fetch, { aws: nowhere, gcp: nowhere, azure })).toEqual({
      provider: "azure",
      region: "francecentral",
      instanceType: "Standard_NC24ads_A100_v4",
    });
  });

  test("services that never answer are given up after 300 ms, all at once", async () => {
    const silent = await serve(() => undefined);
    const begun = performance.now();
    expect(await askCloudMetadata(fetch, { aws: silent, gcp: silent, azure: silent })).toBeNull();
    expect(performance.now() - begun).toBeLessThan(600);
  });
});

const france: PlaceLookup = ({ zone, country, region }) =>
  zone === "FR" || country === "FRA" || region === "eu-west-3"
    ? known({ zone: "FR", gramsPerKwh: exactly("FR", 56, "g/kWh", "case"), year: 2025, countryCode: "FRA" })
    : unknown("unknown-zone", "?", { suggestions: ["FR"] });

describe("where a run is", () => {
  test("flags win over config, config over the cloud", async () => {
    const cloud = { provider: "aws", region: "eu-west-3" };
    expect(
      (await resolvePlace({ given: { zone: "FR" }, config: { country: "POL" }, cloud }, france)).place.how,
    ).toBe("given");
    expect((await resolvePlace({ config: { country: "FRA" }, cloud: null }, france)).place.how).toBe(
      "config",
    );
    const { place } = await resolvePlace({ config: {}, cloud }, france);
    expect(place).toMatchObject({ how: "cloud-metadata", zone: "FR", countryCode: "FRA" });
    expect(place.gramsPerKwh.value).toBe(56);
  });

  test("an unknown place is the world's average, marked and said", async () => {
    const { place } = await resolvePlace({}, france);
    expect(place).toMatchObject({
      how: "assumed",
      gramsPerKwh: { value: 473, source: "assumed:grid-intensity-unknown" },
    });
    expect(place.warnings.join()).toContain("world average");
    const typo = await resolvePlace({ given: { zone: "FX" } }, france);
    expect(typo.place.how).toBe("assumed");
    expect(typo.place.warnings.join(" ")).toContain("Did you mean FR?");
  });

  test("strict refuses it, and leaves no journal behind", async () => {
    await expect(resolvePlace({ strict: true }, france)).rejects.toMatchObject({ code: "E_PLACE_UNKNOWN" });
    const stateDirectory = temporaryFolder();
    const context = { env: {}, stateDirectory };
    const run = track({
      strict: true,
      sysroot: fakeMachine().sysroot,
      codecarbonConfig: false,
      cloudMetadata: "never",
      context,
    });
    await expect(run).rejects.toMatchObject({ code: "E_PLACE_UNKNOWN" });
  });

  test("a run that ends before its place is found gets the hour that it ended in, with the years behind it", async () => {
    const clock = fakeClock("2026-03-01T12:00:00Z");
    const noon = Date.parse("2026-03-01T12:00:00Z");
    const hourly = {
      startsMs: Float64Array.of(noon),
      endMs: noon + 3_600_000,
      gramsPerKwh: Float64Array.of(70),
    };
    let found: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      found = resolve;
    });
    const lookUpPlace: PlaceLookup = async () => {
      await asked;
      const facts = { zone: "FR", gramsPerKwh: exactly("FR", 56, "g/kWh", "case"), year: 2025 };
      return known({ ...facts, hourly, shapeYears: [2022] });
    };
    const run = await track({
      sysroot: fakeMachine().sysroot,
      place: { zone: "FR" },
      intervalMs: 3_600_000,
      codecarbonConfig: false,
      context: { ...clock, nowMs: clock.nowMs, env: {}, stateDirectory: temporaryFolder(), lookUpPlace },
    });
    clock.advance(10);
    const stopped = run.stop();
    found();
    const { intensity } = await stopped;
    expect(intensity).toMatchObject({ value: 70, year: 2025, hourly: true, shapeYears: [2022] });
  });

  test("hourly intensity weighs the energy of each hour", async () => {
    const machine = fakeMachine();
    const zone = raplZone(machine, "intel-rapl:0", "package-0");
    const clock = fakeClock("2026-03-01T12:00:00Z");
    const noon = Date.parse("2026-03-01T12:00:00Z");
    const hourly = {
      startsMs: Float64Array.of(noon, noon + 3_600_000),
      endMs: noon + 7_200_000,
      gramsPerKwh: Float64Array.of(100, 300),
    };
    const lookUpPlace: PlaceLookup = () =>
      known({ zone: "FR", gramsPerKwh: exactly("FR", 56, "g/kWh", "case"), year: 2026, hourly });
    const run = await track({
      sysroot: machine.sysroot,
      place: { zone: "FR" },
      strict: true,
      intervalMs: 20,
      auxiliaryRatio: null,
      ramWatts: 0,
      codecarbonConfig: false,
      context: { ...clock, nowMs: clock.nowMs, env: {}, stateDirectory: temporaryFolder(), lookUpPlace },
    });
    const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 120));
    await settle();
    // 1 kWh in the first hour at 100 g, 0.5 kWh in the second at 300 g, in steps that a package can make.
    for (let step = 1; step <= 20; step++) {
      clock.advance(360);
      zone.set(step <= 10 ? (step * 360_000) / 1 : 3_600_000 + (step - 10) * 180_000);
      await settle();
    }
    const report = await run.stop();
    expect(report.intensity.hourly).toBe(true);
    expectNear(report.operationalKg.value, 0.1 * 1 + 0.3 * 0.5, 0.02);
  });
});

test("CodeCarbon's settings: file below file below environment; what has no counterpart is named", async () => {
  const [homeDirectory, workingDirectory] = [temporaryFolder(), temporaryFolder()];
  writeFileSync(
    join(homeDirectory, ".codecarbon.config"),
    "[codecarbon]\nproject_name = home\nmeasure_power_secs = 15\n",
  );
  writeFileSync(
    join(workingDirectory, ".codecarbon.config"),
    "[codecarbon]\nproject_name = here\napi_key = x\npue = often\ncountry_iso_code = fra\n",
  );
  const env = {
    CODECARBON_MEASURE_POWER_SECS: "5",
    codecarbon_gpu_ids: "[0, 1",
    CODECARBON_LOG_LEVEL: "debug",
    PATH: "/bin",
  };
  const { settings, ignored, invalid } = await parseCodecarbonConfig({
    homeDirectory,
    workingDirectory,
    env,
  });
  expect(settings).toEqual({ project: "here", intervalMs: 5000, country: "FRA", gpuIds: ["0", "1"] });
  expect(ignored).toEqual(["api_key", "log_level"]);
  expect(invalid).toEqual(["pue = often"]);
});
