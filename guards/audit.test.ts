import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";

/** Runs the guard against a registry that answers every audit alike. */
async function audited(status: number, answer: unknown): Promise<{ code: number | null; said: string }> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  try {
    // Only pnpm is led there: npx, which starts it, is not.
    const child = spawn(process.execPath, ["guards/audit.mjs"], {
      env: { ...process.env, pnpm_config_registry: registry },
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        said += text;
      });
    const [code] = (await once(child, "close")) as [number | null];
    return { code, said };
  } finally {
    server.close();
  }
}

const advisory = (severity: string) => ({
  ini: [
    {
      id: 1,
      url: "https://example.com/advisory",
      title: "Planted",
      severity,
      vulnerable_versions: "<99.0.0",
      cwe: [],
      cvss: { score: 9, vectorString: "" },
    },
  ],
});

test("a high vulnerability of a runtime dependency is red, and named", async () => {
  const { code, said } = await audited(200, advisory("high"));
  expect([code, said]).toEqual([1, expect.stringMatching(/^high: ini <99\.0\.0: Planted/)]);
});

test("a moderate one, or none, is counted and passes", async () => {
  expect(await audited(200, advisory("moderate"))).toMatchObject({
    code: 0,
    said: expect.stringMatching(/"moderate":1/),
  });
  expect(await audited(200, {})).toMatchObject({
    code: 0,
    said: expect.stringMatching(/^0 high or critical/),
  });
});

test("a registry without an audit is said; one that fails is red", async () => {
  expect(await audited(405, {})).toEqual({
    code: 0,
    said: "left out: the audit of dependencies, as the registry has no audit (405)\n",
  });
  expect((await audited(403, {})).code).toBe(1);
});
