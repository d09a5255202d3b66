import { readFileSync } from "node:fs";
import { defaultAssumptions, workloadClasses } from "@green-place/core";
import { describe, expect, it, test } from "vitest";
import { valueText } from "../src/render/derivation-lines.ts";
import { greenPlace, project } from "./configuration/project.ts";
import { jsonOf, runMain } from "./run-main.ts";

const p4d = "estimate --placement aws:us-east-1:p4d.24xlarge --hours 1";
const images = "--workload image-generation";

interface Step {
  readonly name: string;
  readonly value: number;
}
const accelerators = ({ steps }: { steps: readonly Step[] }): number =>
  steps.find(({ name }) => name === "Accelerators")!.value;

const figure = (id: string): number => defaultAssumptions[id]!.value;

/** full · (images an accelerator / those that fill it)^e, for one image on eight. */
const oneOnEight =
  figure("load-image-generation-full-batch") *
  (1 / 8 / figure("filling-batch-image-generation")) ** figure("batch-exponent-image-generation");

describe("--batch", () => {
  it("loads eight A100 of 400 W that make one image together as the equation says", async () => {
    const watts = accelerators(await jsonOf(`${p4d} ${images} --batch 1`));
    expect(watts).toBeCloseTo(8 * 400 * oneOnEight, 6);
  });

  it("is in the job of a recommendation, and moves what it uses", async () => {
    interface Answer {
      readonly job: object;
      readonly options: readonly { readonly energyKwh: { readonly value: number } }[];
    }
    const call = `recommend --gpu a100 --gpus 8 --hours 1 --limit 1 ${images} --batch`;
    const [one, many] = [await jsonOf<Answer>(`${call} 1`), await jsonOf<Answer>(`${call} 64`)];
    expect(one.job).toMatchObject({ workload: "image-generation", batch: 1 });
    expect(one.options[0]!.energyKwh.value).toBeLessThan(0.8 * many.options[0]!.energyKwh.value);
  });

  const folder = project({
    "work.yaml": "placement: aws:us-east-1:p4d.24xlarge\nhours: 1\nworkload: image-generation\nbatch: 1\n",
    "bad.yaml": "placement: aws:us-east-1:p4d.24xlarge\nhours: 1\nworkload: image-generation\nbatch: 0\n",
    "unused.yaml": "placement: aws:us-east-1:p4d.24xlarge\nhours: 1\nbatch: 4\n",
  });

  it("is a key of a workload file", async () => {
    const { out } = await runMain("estimate --file work.yaml --format json", { cwd: folder });
    const [entry] = (JSON.parse(out) as { estimates: { steps: readonly Step[] }[] }).estimates;
    expect(accelerators(entry!)).toBe(accelerators(await jsonOf(`${p4d} ${images} --batch 1`)));
  });

  it.each([
    [
      `${p4d} --batch 8`,
      /The job's batch is 8\. .*text-generation and image-generation, and not for general/,
    ],
    ["recommend --gpu a100 --hours 1 --workload training --batch 8", /and not for training: leave it out/],
    ["estimate --file unused.yaml", /unused\.yaml: "batch" is of no use for this workload\. Leave it out/],
    ["estimate --file bad.yaml", /"batch": too small/],
    [`${p4d} ${images} --batch 0`, /Expected a number above 0/],
    [`${p4d} ${images} --batch 8 --utilisation 0.5`, /'--batch <n>' cannot be used with .*'--utilisation/],
    ["estimate --region aws:us-east-1 --hours 1 --transfer 5 --batch 8", /cannot be used with/],
    ["estimate --file work.yaml --batch 8", /cannot be used with/],
  ])("is refused in one sentence where nothing makes use of it: %s", async (line, sentence) => {
    const { code, out, err } = await runMain(line, { cwd: folder });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(sentence);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  it("set for all commands is passed over where the workload makes no use of it, or a load is given", async () => {
    const settings = project({ "green-place.config.json": { options: { batch: 1 } } });
    const call = [...p4d.split(" "), "--format", "json"];
    const watts = async (...more: string[]): Promise<number> => {
      const { code, out, err } = await greenPlace(settings, [...call, ...more]);
      expect([code, err]).toEqual([0, ""]);
      return accelerators(JSON.parse(out));
    };
    expect(await watts()).toBe(accelerators(await jsonOf(p4d)));
    expect(await watts("--workload", "training")).toBe(
      accelerators(await jsonOf(`${p4d} --workload training`)),
    );
    expect(await watts("--workload", "image-generation", "--utilisation", "0.7")).toBeCloseTo(
      8 * 400 * 0.7,
      6,
    );
    expect(await watts("--workload", "image-generation")).toBeCloseTo(8 * 400 * oneOnEight, 6);
  });
});

describe("a load that is assumed within a wide range says in one line what narrows it", () => {
  const a100 = "recommend --gpu a100 --hours 1 --limit 1";
  const hints = async (line: string, cwd = "/"): Promise<string[]> =>
    (await runMain(line, { cwd })).out.split("\n").filter((text) => text.startsWith("The load"));

  it.each([
    [a100, "general", "of peak power; --utilisation narrows every range, a --workload that says more"],
    [p4d, "general", "of peak power; --utilisation narrows every range, a --workload that says more"],
    [`${p4d} --workload small-model`, "small-model", "of peak power; --utilisation narrows every range."],
    [
      `${a100} ${images}`,
      "image-generation",
      "of peak power; --utilisation narrows every range, --batch does",
    ],
  ])("%s", async (line, kind, what) => {
    const range = valueText(defaultAssumptions[`load-${kind}`]!);
    const found = await hints(line);
    expect(found).toEqual([expect.stringContaining(`The load is assumed: ${range} ${what}`)]);
  });

  it("of CPUs is a share of full load", async () => {
    const line = "estimate --placement aws:eu-west-3:m5.large --hours 1";
    const range = valueText(defaultAssumptions["cpu-utilisation"]!);
    expect(await hints(line)).toEqual([
      `The load is assumed: ${range} of full load; --utilisation narrows every range.`,
    ]);
  });

  it("names the keys of a file", async () => {
    const folder = project({ "work.yaml": "placement: aws:us-east-1:p4d.24xlarge\nhours: 1\n" });
    expect(await hints("estimate --file work.yaml", folder)).toEqual([
      expect.stringMatching(
        /; "utilisation" narrows every range, a "workload" that says more than general may too\.$/,
      ),
    ]);
  });

  it("shows no figure under a batch, which moves it, nor where machines differ in it", async () => {
    const plain = "The load is assumed; --utilisation narrows every range.";
    expect(await hints(`${p4d} --workload text-generation --batch 8`)).toEqual([plain]);
    expect(await hints("recommend --gpu t4 --equivalent --hours 1 --workload inference")).toEqual([plain]);
  });

  it.each([
    [`${a100} --utilisation 0.5`],
    [`${p4d} --utilisation 0.5`],
    [`${a100} --workload training`],
    [`${p4d} ${images} --batch 16`],
    ["estimate --energy-kwh 100 --zone FR"],
    ["estimate --region aws:eu-west-3 --hours 1 --transfer 5"],
    [`${a100} --format csv`],
    [`${a100} --format json`],
    [`${p4d} --format md`],
  ])("has nothing to say: %s", async (line) => {
    const { out, code } = await runMain(line);
    expect(code).toBe(0);
    expect(out).not.toContain("The load is assumed");
  });

  it("stands beside that doubt where --explain splits it, and beside no other", async () => {
    const { out } = await runMain(`${a100} --no-embodied --explain`);
    const doubt = out.slice(out.indexOf("Where the doubt")).split("\n\n")[0]!.split("\n").slice(1);
    const named = doubt.filter((line) => line.includes("--utilisation"));
    expect(named).toEqual(doubt.filter((line) => line.includes("assumed:load-general")));
    expect(named).toHaveLength(1);
  });
});

test("docs/how-wrong-can-this-be.md says of each kind of work what it is, and the load that is assumed of it", () => {
  const page = readFileSync(new URL("../../../docs/how-wrong-can-this-be.md", import.meta.url), "utf8");
  const rows = [...page.matchAll(/^\| `([\w-]+)`(, .+?)? +\| .{12,} +\| `(load-[\w-]+)` += (.+?) +\|$/gm)];
  for (const [, kind, , id, load] of rows) {
    expect(id).toContain(`load-${kind}`);
    expect(load, id).toBe(valueText(defaultAssumptions[id!]!));
  }
  const shown = rows.map(([, , , id]) => id).sort();
  expect(shown).toEqual(
    Object.keys(defaultAssumptions)
      .filter((id) => id.startsWith("load-"))
      .sort(),
  );
  expect([...new Set(rows.map(([, kind]) => kind))]).toEqual(workloadClasses);
});
