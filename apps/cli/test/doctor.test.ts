import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { liveSources } from "@green-place/intensity-data/live";
import { describe, expect, it } from "vitest";
import { isAtLeast } from "../src/doctor/node-version.ts";
import { NOW, runMain } from "./run-main.ts";

interface Finding {
  readonly status: "ok" | "warn" | "fail";
  readonly subject: string;
  readonly found: string;
  readonly next?: string;
}

async function findings(terminal: Parameters<typeof runMain>[1] = {}) {
  const { code, out } = await runMain("doctor --format json", terminal);
  const all = (JSON.parse(out) as { rows: Finding[] }).rows;
  return { code, of: (subject: string) => all.find((finding) => finding.subject === subject)!, all };
}

const DAY = 24 * 3600 * 1000;

describe("doctor", () => {
  it("finds all providers with counts and dates", async () => {
    const { code, of } = await findings();
    expect(code).toBe(0);
    expect(of("provider aws").found).toMatch(/\d{2} regions, \d{4} instance types, data of \d{4}-\d\d-\d\d/);
    expect(of("Node").found).toContain(process.versions.node);
  });

  it("warns of data older than half a year, by the clock it is given", async () => {
    const now = await findings();
    const later = await findings({ now: () => NOW + 200 * DAY });
    expect(now.of("provider aws").status).toBe("ok");
    expect(later.of("provider aws").status).toBe("warn");
    expect(later.of("provider aws").found).toMatch(/: \d{3} days old$/);
    expect(later.of("provider aws").next).toMatch(/Update green-place/);
    expect(later.code).toBe(0);
  });

  it("names keys and never prints what they hold", async () => {
    const env = { ELECTRICITY_MAPS_API_KEY: "s3cret", WATTTIME_USER: "s3cret" };
    const { of, all } = await findings({ env });
    expect(of("key of Electricity Maps").found).toBe("ELECTRICITY_MAPS_API_KEY set");
    expect(of("key of WattTime")).toMatchObject({
      status: "warn",
      next: expect.stringContaining("WATTTIME_PASSWORD"),
    });
    expect(of("key of EIA").found).toMatch(/^not set/);
    expect(JSON.stringify(all)).not.toContain("s3cret");
  });

  it("knows the keys of every live source that needs any", async () => {
    const { all } = await findings();
    const named = all
      .filter(({ subject }) => subject.startsWith("key of "))
      .map(({ found }) => found.match(/[A-Z_]{4,}/g));
    const needed = liveSources.map(({ keys }) => keys).filter((keys) => keys.length > 0);
    expect(named).toEqual(needed);
  });

  it("finds the configuration, and fails with exit 4 on a broken one", async () => {
    const cwd = mkdtempSync(join(tmpdir(), "doctor-"));
    expect((await findings({ cwd })).of("configuration").found).toMatch(/defaults hold/);
    writeFileSync(join(cwd, "green-place.config.json"), '{ "options": { "limit": 3 } }');
    expect((await findings({ cwd })).of("configuration").found).toContain("green-place.config.json");
    writeFileSync(join(cwd, "green-place.config.json"), '{ "optoins": {} }');
    const { code, of } = await findings({ cwd });
    expect(code).toBe(4);
    expect(of("configuration")).toMatchObject({ status: "fail", next: expect.stringContaining("options") });
  });

  it("says what a narrow window does", async () => {
    expect((await findings({ columns: 60 })).of("terminal").status).toBe("warn");
    expect((await findings({ columns: 120 })).of("terminal").found).toBe("120 columns, no colour");
  });
});

it("compares Node's versions by number, part by part", () => {
  expect(isAtLeast("20.20.2", "20.19")).toBe(true);
  expect(isAtLeast("20.9.0", "20.19")).toBe(false);
  expect(isAtLeast("22.0.0", "20.19")).toBe(true);
  expect(isAtLeast("18.99.0", "20.19")).toBe(false);
});
