import { expect, test } from "vitest";
import { type EstimateInput, estimate, type RecommendInput, recommend } from "../src/index.ts";
import { aDayOnNew, catalogue, chips, cloud, gridSource, north, region, type } from "./small-catalogue.ts";

const joined = { interconnect: { name: "InfiniBand", source: "made" } };

/** Chips of 400 W, one or eight to a machine, and whether something joins the machines; the joined stand on the dirtier grid. */
const racks = cloud(
  "racks",
  [region("clean", "GREEN"), region("dirty", "GREY")],
  [
    type("one", [["new", 1]], ["clean"]),
    type("eight", [["new", 8]], ["clean"], { vcpus: 128 }),
    type("one-joined", [["new", 1]], ["dirty"], joined),
    type("eight-joined", [["new", 8]], ["dirty"], { vcpus: 128, ...joined }),
    type("plain", [], ["clean"]),
  ],
);

const run = (instanceType: string, instanceCount: number, more: Partial<EstimateInput> = {}) =>
  estimate({
    placement: { provider: "racks", region: "clean", instanceType },
    hours: 1,
    instanceCount,
    workload: "training",
    providers: [racks],
    hardware: catalogue(),
    intensity: gridSource(),
    ...more,
  });

const networkWatts = (...of: Parameters<typeof run>): number | undefined =>
  run(...of).steps.find(({ name }) => name === "Cluster network")?.value;

test("by hand: 16 chips of 400 W pay 0.175 of that each, whatever the size of a machine and whatever joins them", () => {
  const watts = 16 * 400 * 0.175;
  for (const eight of ["eight", "eight-joined"]) expect(networkWatts(eight, 2)).toBeCloseTo(watts, 9);
  for (const one of ["one", "one-joined"]) expect(networkWatts(one, 16)).toBeCloseTo(watts, 9);
});

test("chips that the job leaves idle are joined as well", () => {
  expect(networkWatts("eight", 2, { acceleratorCount: 9 })).toBeCloseTo(16 * 400 * 0.175, 9);
});

test("one machine, machines that serve requests by themselves and machines without chips have no network", () => {
  expect(networkWatts("eight", 1)).toBeUndefined();
  expect(networkWatts("eight", 2, { workload: "inference" })).toBeUndefined();
  expect(networkWatts("plain", 2)).toBeUndefined();
});

test("tuning is joint work, and so is work of a kind that nobody named", () => {
  for (const workload of ["finetune", "general"] as const)
    expect(networkWatts("eight", 2, { workload })).toBeCloseTo(1120, 9);
});

test("TPUs are wired to one another: 0.03 of their peak", () => {
  const tpus = chips.map((chip) => ({ ...chip, kind: "tpu" as const }));
  expect(networkWatts("eight", 2, { hardware: catalogue(tpus) })).toBeCloseTo(16 * 400 * 0.03, 9);
});

test("an estimate warns of several machines that nothing joins, and of no others", () => {
  const [warning, ...others] = run("one", 16).warnings;
  expect(warning).toMatch(/^No interconnect is known of one: 16 of them would do one run over the ordinary/);
  expect(others).toEqual([]);
  for (const quiet of [run("one-joined", 16, at("dirty")), run("eight", 1)])
    expect(quiet.warnings).toEqual([]);
  expect(run("one", 16, { workload: "inference" }).warnings).toEqual([]);
});

function at(where: string): Partial<EstimateInput> {
  return { placement: { provider: "racks", region: where, instanceType: "one-joined" } };
}

const on = (acceleratorCount: number, more: Partial<RecommendInput> = {}) =>
  recommend({ ...aDayOnNew, job: { ...aDayOnNew.job, acceleratorCount }, providers: [racks], ...more });

test("a ranking leaves out what nothing joins, however green, and counts it", () => {
  const { options, coverage } = on(16);
  expect(options.map(({ instanceType }) => instanceType).sort()).toEqual(["eight-joined", "one-joined"]);
  expect(coverage).toEqual({
    considered: 4,
    eligible: 2,
    excluded: [{ reason: "no-interconnect", count: 2, examples: ["racks:clean:eight", "racks:clean:one"] }],
  });
  expect(options.flatMap(({ warnings }) => warnings)).toEqual([]);
});

test("one machine that is big enough needs nothing to join it", () => {
  const { options, coverage } = on(8);
  expect(options[0]).toMatchObject({ instanceType: "eight", instanceCount: 1 });
  expect(coverage.excluded).toMatchObject([{ reason: "no-interconnect", examples: ["racks:clean:one"] }]);
});

test("requests are served by machines that nothing joins", () => {
  const job = { ...aDayOnNew.job, acceleratorCount: 16, workload: "inference" as const };
  expect(recommend({ ...aDayOnNew, job, providers: [racks] }).coverage).toMatchObject({
    eligible: 4,
    excluded: [],
  });
});

test("where nothing else is left, the unjoined stay, and each says so", () => {
  for (const { options, coverage } of [
    on(16, { constraints: { regions: ["racks:clean"] } }),
    on(16, { providers: [north] }),
  ]) {
    expect(options.length).toBeGreaterThan(0);
    for (const { warnings } of options) expect(warnings.join()).toContain("No interconnect is known of");
    expect(coverage.excluded.map(({ reason }) => reason)).not.toContain("no-interconnect");
  }
});

test("a baseline that the user names may be unjoined: it is what they run today", () => {
  const from = { provider: "racks", region: "clean", instanceType: "one" };
  expect(on(16, { from }).baseline).toMatchObject(from);
});
