import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fetchUpstream } from "../src/fetch-upstream.ts";
import { upstreamFiles } from "../src/upstream-files.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "green-place-upstream-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const go = `package pricing

// generated at 2026-10-05T03:43:41Z

func init() {
	// eastus
	initialOnDemandPrices["eastus"] = map[string]float64{
		"Standard_D2s_v5":          0.096000,
		"Standard_NC24ads_A100_v4": 3.673000,
	}
	// francecentral
	initialOnDemandPrices["francecentral"] = map[string]float64{
		"Standard_D2s_v5": 0.112000,
	}
}
`;

const published = (url: string): string => {
  if (url.endsWith(".go")) return go;
  return url.endsWith(".json")
    ? '{"Standard_D2s_v5":{"name":"Standard_D2s_v5","specs":{}}}'
    : "Name,TDP\nA,10\n";
};

test("every file lies where its importer looks for it", async () => {
  const written = await fetchUpstream(folder, upstreamFiles, async (url) => new Response(published(url)));
  expect(written.sort()).toEqual([
    "azure/instance-types.flexera.json",
    "azure/prices.karpenter-2026-10-05.csv",
    "hardware/coefficients-aws-use.csv",
    "hardware/coefficients-azure-use.csv",
    "hardware/coefficients-gcp-use.csv",
    "hardware/cpu-tdp.codecarbon.csv",
    "hardware/specpower-2026-03-09.csv",
  ]);
  expect(readFileSync(join(folder, "azure/prices.karpenter-2026-10-05.csv"), "utf8")).toBe(
    "region,sku,usd_hour\neastus,Standard_D2s_v5,0.096\neastus,Standard_NC24ads_A100_v4,3.673\nfrancecentral,Standard_D2s_v5,0.112\n",
  );
  expect(JSON.parse(readFileSync(join(folder, "azure/instance-types.flexera.json"), "utf8"))).toEqual([
    { name: "Standard_D2s_v5", specs: {} },
  ]);
});

test.each([
  ["an address that is gone", async () => new Response("", { status: 404 }), /pricing\.go answered HTTP 404/],
  [
    "a list without a date",
    async () => new Response(go.replace("generated at", "made at")),
    /does not say when/,
  ],
  [
    "a list without prices",
    async () => new Response(go.replaceAll("0.", "zero.").replace("3.6", "x")),
    /no price/,
  ],
])("%s is an error that names the address", async (_, get, sentence) => {
  await expect(fetchUpstream(folder, upstreamFiles, get)).rejects.toThrow(sentence);
});
