import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { known, quantity } from "@green-place/contract";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { recover, type TrackContext, type TrackOptions, track } from "../src/index.ts";
import { fakeMachine, temporaryFolder } from "./support/fake-machine.ts";

/** No file can be there. */
const nowhere = "/dev/null/run.prom";

interface Bench {
  readonly state: string;
  readonly csv: string;
  readonly json: string;
  readonly said: string[];
  readonly context: Partial<TrackContext>;
}

function bench(): Bench {
  const folder = temporaryFolder();
  const state = join(folder, "state");
  const said: string[] = [];
  const warn = (sentence: string): void => void said.push(sentence);
  return {
    ...{ state, said },
    csv: join(folder, "runs.csv"),
    json: join(folder, "run.json"),
    context: { env: {}, stateDirectory: state, warn },
  };
}

const begin = ({ csv, context }: Bench, options: TrackOptions = {}) =>
  track({
    sysroot: fakeMachine({ threads: 4 }).sysroot,
    gramsPerKwh: 100,
    codecarbonConfig: false,
    cloudMetadata: "never",
    csv,
    ...options,
    context: { ...context, ...options.context },
  });

const rowsOf = (csv: string): Record<string, string>[] =>
  existsSync(csv) ? parse(readFileSync(csv, "utf8"), { columns: true, relax_column_count: true }) : [];
const rowOf = (csv: string, runId: string) => rowsOf(csv).filter((row) => row["run_id"] === runId);

interface Header {
  runId: string;
  process: { pid: number; start: string; boot: string; pidNamespace: string; host: string };
}

/** The journal of a run that goes on, as one whose tracker is another process: its header is changed by `change`. */
async function journalOf(of: Bench, change: (header: Header) => void, options: TrackOptions = {}) {
  const elsewhere = bench();
  const run = await begin({ ...of, context: elsewhere.context }, options);
  await run.step();
  const [header, ...lines] = readFileSync(join(elsewhere.state, `${run.runId}.ndjson`), "utf8").split("\n");
  const changed = JSON.parse(header!) as Header;
  change(changed);
  const journal = join(of.state, `${run.runId}.ndjson`);
  mkdirSync(of.state, { recursive: true });
  writeFileSync(journal, [JSON.stringify(changed), ...lines].join("\n"));
  return { journal, run, runId: run.runId };
}

const gone = ({ process }: Header): void => {
  process.start = "another process had this id";
};
const inAnotherContainer = ({ process }: Header): void => {
  process.pidNamespace = "pid:[1]";
};

test("an output that fails again and again leaves one row, and the other outputs are not written again", async () => {
  const of = bench();
  const run = await begin(of, { prometheus: nowhere, json: of.json });
  await run.stop(0);
  writeFileSync(of.json, "that of a later run");
  for (let time = 0; time < 3; time++) {
    const [recovered] = await recover(of.context);
    expect(recovered?.problem).toContain(nowhere);
  }
  expect(rowsOf(of.csv)).toHaveLength(1);
  expect(readFileSync(of.json, "utf8")).toBe("that of a later run");
});

test.each([
  ["before it wrote the row", false],
  ["after it wrote the row", true],
])("a run whose finisher was killed %s is finished by the next, with one row", async (_, wrote) => {
  const of = bench();
  const { journal, runId } = await journalOf(of, gone);
  if (wrote) {
    const copy = bench();
    mkdirSync(copy.state, { recursive: true });
    writeFileSync(join(copy.state, `${runId}.ndjson`), readFileSync(journal));
    await recover(copy.context);
    expect(rowOf(of.csv, runId)).toHaveLength(1);
  }
  const { process } = JSON.parse(readFileSync(journal, "utf8").split("\n")[0]!) as Header;
  writeFileSync(`${journal}.lock.0`, JSON.stringify({ process }));
  writeFileSync(`${journal}.lock.1.99-abc.tmp`, "{}");
  expect(await recover(of.context)).toMatchObject([{ problem: null }]);
  expect(rowOf(of.csv, runId)).toHaveLength(1);
  expect(readdirSync(of.state)).toEqual([]);
  expect(await recover(of.context)).toEqual([]);
});

test("many that recover at once write one row", async () => {
  const of = bench();
  const { runId } = await journalOf(of, gone);
  await Promise.all(Array.from({ length: 8 }, () => recover(of.context)));
  expect(rowOf(of.csv, runId)).toHaveLength(1);
  expect(readdirSync(of.state)).toEqual([]);
});

test("an id that another process has now is no sign of life", async () => {
  const of = bench();
  await journalOf(of, gone);
  expect(await recover(of.context)).toMatchObject([{ problem: null }]);
});

test("the processes of a machine that was booted again are gone", async () => {
  const of = bench();
  const { journal } = await journalOf(of, ({ process }) => {
    process.boot = "an earlier one";
  });
  expect(await recover(of.context)).toEqual([]);
  utimesSync(journal, 1, 1);
  expect(await recover(of.context)).toMatchObject([{ problem: null }]);
});

test("a run of another container is left alone, which is said, until it has been silent for long", async () => {
  const of = bench();
  const { journal } = await journalOf(of, inAnotherContainer, { intervalMs: 3_600_000 });
  expect(await recover(of.context)).toEqual([]);
  expect(of.said.join()).toContain("was left alone");
  expect(of.said.join()).toContain("silent for 600 minutes");
  const { mtimeMs } = statSync(journal);
  const after = (hours: number) => ({ ...of.context, now: () => new Date(mtimeMs + hours * 3_600_000) });
  expect(await recover(after(9.9))).toEqual([]);
  expect(await recover(after(10.1))).toMatchObject([{ problem: null }]);
});

test("a tracker whose journal was taken and finished meanwhile writes no second row", async () => {
  const of = bench();
  const { journal, run, runId } = await journalOf(of, inAnotherContainer);
  const { mtimeMs } = statSync(journal);
  // The tracker's own journal is this one now, as it would be over a shared folder.
  const own = bench();
  const shared = await begin({ ...of, context: own.context });
  await run.stop(0);
  expect(rowOf(of.csv, runId)).toHaveLength(1);
  await recover({ ...of.context, now: () => new Date(mtimeMs + 3_600_000) });
  expect(rowOf(of.csv, runId)).toHaveLength(1);

  const theirs = join(own.state, `${shared.runId}.ndjson`);
  const [header, ...lines] = readFileSync(theirs, "utf8").split("\n");
  const changed = JSON.parse(header!) as Header;
  inAnotherContainer(changed);
  writeFileSync(theirs, [JSON.stringify(changed), ...lines].join("\n"));
  const later = new Date(Date.now() + 3_600_000);
  expect(await recover({ ...own.context, now: () => later })).toMatchObject([{ problem: null }]);
  await shared.stop(0);
  expect(rowOf(of.csv, shared.runId)).toHaveLength(1);
  expect(readdirSync(own.state)).toEqual([]);
});

test("while another finishes a run, its tracker leaves the outputs to it and says so", async () => {
  const of = bench();
  const run = await begin(of);
  const journal = join(of.state, `${run.runId}.ndjson`);
  const { process } = JSON.parse(readFileSync(journal, "utf8").split("\n")[0]!) as Header;
  process.pidNamespace = "pid:[1]";
  writeFileSync(`${journal}.lock.0`, JSON.stringify({ process }));
  const report = await run.stop(0);
  expect(report.warnings.join()).toContain(`left to process ${process.pid}`);
  expect(rowsOf(of.csv)).toEqual([]);
  expect(existsSync(journal)).toBe(true);
});

test("a run that was killed before its place was found has the place that was stated", async () => {
  const of = bench();
  const never = new Promise<never>(() => undefined);
  const { runId } = await journalOf(of, gone, {
    gramsPerKwh: undefined as never,
    place: { zone: "FR" },
    pue: 1.2,
    context: { lookUpPlace: () => never },
  });
  const gramsPerKwh = quantity("intensity", { low: 40, value: 50, high: 60 }, "g/kWh", "test/table");
  const lookUpPlace: TrackContext["lookUpPlace"] = ({ zone }) =>
    known({ zone: zone ?? null, gramsPerKwh, year: 2025 });
  await recover({ ...of.context, lookUpPlace });
  expect(rowOf(of.csv, runId)).toMatchObject([
    { zone: "FR", place_how: "given", intensity_g_per_kwh: "50", pue: "1.2" },
  ]);
});

test("a stated intensity outlives an early kill, also where tables can't be read", async () => {
  const of = bench();
  const never = new Promise<never>(() => undefined);
  const options = { gramsPerKwh: 77, place: { zone: "FR" }, context: { lookUpPlace: () => never } };
  const { runId } = await journalOf(of, gone, options);
  const lookUpPlace = () => Promise.reject(new Error("no table"));
  const [run] = await recover({ ...of.context, lookUpPlace });
  expect(run?.report?.warnings.join()).toContain("no table");
  expect(rowOf(of.csv, runId)).toMatchObject([{ intensity_g_per_kwh: "77" }]);
});
