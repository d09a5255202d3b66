import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cloud, codePackage, dataPackage, greenPlace, project } from "./project.ts";

const failedChecks = (out: string): string[] =>
  (JSON.parse(out) as { rows: { check: string; faults: string[] }[] }).rows
    .filter(({ faults }) => faults.length > 0)
    .map(({ check }) => check);

test("a provider.json, its folder and an installed package are checked", async () => {
  const folder = project({
    "cloud/provider.json": cloud("one"),
    ...dataPackage("green-place-provider-one", "one", {}),
  });
  for (const target of ["cloud/provider.json", "./cloud"]) {
    const { code, out, err } = await greenPlace(folder, ["providers", "test", target]);
    expect(err).toBe("");
    expect(out).toContain(`${target} passes all 19 checks.`);
    expect(code).toBe(0);
  }
  const installed = await greenPlace(folder, [
    "providers",
    "test",
    "green-place-provider-one",
    "--format",
    "json",
  ]);
  // The package has no licence and no keyword; its facts are in order.
  expect(failedChecks(installed.out)).toEqual(["manifest"]);
  expect(installed.code).toBe(1);
});

test("a third party's code is caught in its own process, and what it says cannot move the cursor", async () => {
  const folder = project({
    ...codePackage(
      "evil",
      `import { writeFileSync } from "node:fs";
       try { writeFileSync(${JSON.stringify(join(project({}), "ran"))}, ""); } catch {}
       try { fetch("http://127.0.0.1:9/"); } catch {}
       console.log("\\u001b[2J");
       export default () => { throw new Error("\\u001b[31mred\\u202e"); };`,
    ),
  });
  const { code, out, err } = await greenPlace(folder, ["providers", "test", "evil"]);
  expect(code).toBe(1);
  expect(err).toBe("");
  expect(out).toMatch(/FAILED {2}no-network[^\n]*\n +it calls fetch/);
  expect(out).toMatch(/FAILED {2}no-files[^\n]*\n +it calls fs\.writeFileSync to write/);
  expect(out).toContain("making the provider throws");
  expect(out.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test("code that ends the process is a verdict and not the end of ours", async () => {
  const folder = project({ ...codePackage("quits", "process.exit(0);") });
  const { code, out } = await greenPlace(folder, ["providers", "test", "quits", "--format", "json"]);
  expect(code).toBe(1);
  expect(failedChecks(out)).toContain("contract");
});

test("a provider.json of 100 MB is refused by its size", async () => {
  const folder = project({ "provider.json": `[${"0,".repeat(50_000_000)}0]` });
  const { code, out } = await greenPlace(folder, ["providers", "test", "provider.json"]);
  expect(out).toMatch(/provider\.json has 96 MiB, more than the 20 MiB that are read/);
  expect(code).toBe(1);
});

test.each([
  ["nothing-here", /nothing-here is neither a file, nor a folder, nor a package that is installed here/],
  ["run.js", /run\.js is not a provider\.json/],
  ["empty", /The folder empty holds neither/],
  ["../../etc/passwd", /is neither a file|is not a provider/],
])("%s cannot be checked: exit 2", async (target, reason) => {
  const folder = project({ "run.js": "require('node:fs').writeFileSync('ran', '')", "empty/readme": "" });
  const { code, out, err } = await greenPlace(folder, ["providers", "test", target]);
  expect(err).toMatch(reason);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(existsSync(join(folder, "ran"))).toBe(false);
});
