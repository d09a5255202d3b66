import { describe, expect, it } from "vitest";
import { jsonOf, runMain } from "./run-main.ts";

interface Recommended {
  readonly options: readonly {
    readonly country: string;
    readonly intensity: { readonly low: number; readonly value: number; readonly high: number };
    readonly probabilityBest: number | null;
    readonly warnings: readonly string[];
  }[];
  readonly contested: {
    readonly factor: number;
    readonly probabilityBest: number;
    readonly alike: number;
  } | null;
  readonly secondOpinion: { readonly signal: { readonly kind: string } } | null;
  readonly secondOpinionWithheld: { readonly probability: number; readonly reason: string } | null;
  readonly warnings: readonly string[];
  readonly sources: Readonly<Record<string, object>>;
}

const job = "recommend --gpu a100 --hours 12 --limit 5";
const contradict = /Publishers of the marginal signal contradict each other by a factor of up to 19 here/;

describe("a ranking by the marginal signal", () => {
  it("says in one sentence how little it can tell: text, Markdown and JSON", async () => {
    const [text, markdown, json] = await Promise.all(
      ["", " --format md", " --format json"].map((format) => runMain(`${job} --signal marginal${format}`)),
    );
    expect(text!.out).toMatch(contradict);
    expect(markdown!.out.split("\n").at(-2)).toMatch(contradict);
    const result: Recommended = JSON.parse(json!.out);
    expect(result.warnings).toEqual([expect.stringMatching(contradict)]);
    // Norway: 47 by the UNFCCC, and up to 915 by WattTime.
    expect(result.contested!.factor).toBeCloseTo(915.49 / 47, 9);
    expect(result.contested!.alike).toBeGreaterThan(0);
    expect(Object.keys(result.sources)).toContain("unfccc-marginal/watttime-yearly-means");
  });

  it("is no longer sure of the first, and the range of each grid holds both publishers", async () => {
    const { options } = await jsonOf<Recommended>(`${job} --signal marginal`);
    for (const { probabilityBest } of options) expect(probabilityBest).toBeLessThanOrEqual(0.6);
    const swiss = options.find(({ country }) => country === "CH")!;
    expect(swiss.intensity.value).toBe(48);
    expect(swiss.intensity.low / 48).toBeCloseTo(0.9, 1);
    expect(swiss.intensity.high / 915.49).toBeCloseTo(1, 1);
    expect(swiss.warnings.join()).toMatch(/48 g\/kWh is the figure of CH, another's may be 349 to 915/);
  });

  it("is withheld as a second opinion where publishers contradict it, and says why", async () => {
    const result = await jsonOf<Recommended>(`${job}`);
    expect(result).toMatchObject({ contested: null, warnings: [], secondOpinion: null });
    expect(result.secondOpinionWithheld!.probability).toBeLessThan(0.8);
    const { out } = await runMain(job);
    expect(out).toContain(`Second opinion withheld: ${result.secondOpinionWithheld!.reason}`);
    expect(result.secondOpinionWithheld!.reason).toMatch(
      /marginal signal of 2021.*contradict each other by a factor of up to 19/,
    );
  });

  it("gives the average's second opinion, whose publishers do not contradict it", async () => {
    const { secondOpinion, secondOpinionWithheld } = await jsonOf<Recommended>(
      "recommend --vcpus 8 --hours 12 --limit 1 --signal marginal",
    );
    expect(secondOpinionWithheld).toBeNull();
    expect(secondOpinion!.signal.kind).toBe("average");
  });

  it("does not let regions of one country share the doubt of its one figure", async () => {
    const { options } = await jsonOf<Recommended>(`${job} --signal marginal --country US`);
    for (const { probabilityBest, intensity } of options) {
      expect(intensity.value).toBe(416);
      expect(probabilityBest).toBeLessThan(0.5);
    }
  });
});

describe("estimates and factors by the marginal signal", () => {
  it("span both publishers and say so", async () => {
    const { intensity, warnings } = await jsonOf<Recommended["options"][number]>(
      "estimate --placement azure:switzerlandnorth:Standard_D2s_v5 --hours 1 --signal marginal",
    );
    expect(intensity.high).toBeGreaterThan(850);
    expect(warnings.join()).toMatch(/Publishers contradict each other/);
  });
});
