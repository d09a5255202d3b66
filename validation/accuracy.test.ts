import { defaultAssumptions } from "@green-place/core";
import { blockText, shownBlock } from "@green-place/tools/marked-block";
import { expect, test } from "vitest";
import { accuracyBlock, missesBlock } from "./accuracy-markdown.ts";
import { type Accuracy, type AccuracyRow, accuracyOf } from "./accuracy-table.ts";
import { allCases } from "./all-cases.ts";
import { documentsShowing } from "./documents.ts";
import { lastEdition, readEditions } from "./editions.ts";
import { editionsBlock } from "./editions-markdown.ts";
import { type ModelCatalogue, shippedWorld } from "./model-catalogue.ts";
import { readUnanswered } from "./read-cases.ts";
import { scoreAll } from "./score.ts";

/** Hours of the day and of the year do not depend on defaults, and take longest. */
const { files, sets } = allCases(shippedWorld());
const untimed = files.filter((file) => file.class !== "time shifting");
const accuracy = (change: Partial<ModelCatalogue> = {}): Accuracy =>
  accuracyOf(scoreAll(untimed, { ...shippedWorld(), ...change }));
const rowOf = (result: Accuracy, name: string): AccuracyRow => result.rows.find((row) => row.name === name)!;

const shipped = accuracy();

test("power of a node while training: the median error is at most 12 %, as good as the best published model", () => {
  const row = rowOf(shipped, "node power while training");
  expect(row.medianError).toBeLessThanOrEqual(0.12);
  expect(row.width).toBeLessThan(2.5);
});

test("about nine measured cases in ten lie in our range, and the range is no excuse", () => {
  expect(shipped.measured.cases).toBeGreaterThan(1700);
  expect(shipped.measured.coverage).toBeGreaterThan(0.85);
  expect(shipped.measured.coverage).toBeLessThan(0.98);
  expect(shipped.measured.width).toBeLessThan(4);
});

test("each missed case says why", () => {
  expect(
    shipped.missed.filter((score) => score.case.missed === undefined).map((score) => score.case.id),
  ).toEqual([]);
});

const withDefault = (
  id: string,
  values: { low: number; value: number; high: number },
): Partial<ModelCatalogue> => ({
  assumptions: { ...defaultAssumptions, [id]: { ...defaultAssumptions[id]!, ...values } },
});

test.each([
  ["load-training", { low: 0.3, value: 0.35, high: 0.4 }, "node power while training"],
  ["load-finetune", { low: 0.9, value: 0.95, high: 0.99 }, "GPU energy of a run"],
  ["load-text-generation", { low: 0.1, value: 0.15, high: 0.2 }, "inference energy"],
  ["auxiliary-slope-module", { low: 1, value: 1.2, high: 1.4 }, "node power while training"],
  ["auxiliary-ratio-plain", { low: 0, value: 0.01, high: 0.02 }, "wall meter over sensors"],
  ["mfu-a100", { low: 0.6, value: 0.7, high: 0.8 }, "hours from the size of a run"],
  ["wue-cloud", { low: 20, value: 22, high: 25 }, "water"],
  ["memory-embodied-kg-per-gib", { low: 0.01, value: 0.02, high: 0.03 }, "embodied"],
  ["enclosure-embodied-kg-plain", { low: 4000, value: 5000, high: 6000 }, "embodied"],
] as const)("a wrong %s shows in the table", (id, values, name) => {
  const [before, after] = [rowOf(shipped, name), rowOf(accuracy(withDefault(id, values)), name)];
  expect(after).not.toEqual(before);
  expect(after.coverage).toBeLessThan(before.coverage!);
});

test("grids with ten times their water are found out", () => {
  const { average } = shippedWorld();
  const thirsty = (found: ReturnType<typeof average.annual>): typeof found => {
    if (!found.ok || !found.data.ewif) return found;
    const { low, value, high } = found.data.ewif;
    const ewif = { ...found.data.ewif, low: 10 * low, value: 10 * value, high: 10 * high };
    return { ...found, data: { ...found.data, ewif } };
  };
  const wrong = accuracy({ average: { ...average, annual: (query) => thirsty(average.annual(query)) } });
  expect(rowOf(wrong, "water").medianError).toBeGreaterThan(3);
});

test("chips with ten times their TDP are found out", () => {
  const { hardware } = shippedWorld();
  const tenfold = hardware.accelerators().map((chip) => ({
    ...chip,
    ...(chip.peakWatts && {
      peakWatts: {
        ...chip.peakWatts,
        low: chip.peakWatts.low * 10,
        value: chip.peakWatts.value * 10,
        high: chip.peakWatts.high * 10,
      },
    }),
  }));
  const wrong = accuracy({ hardware: { ...hardware, accelerators: () => tenfold } });
  expect(rowOf(wrong, "node power while training").medianError).toBeGreaterThan(3);
  expect(wrong.measured.coverage).toBeLessThan(0.5);
});

test("ranges are no worse than in the last edition: who makes them so records a new one, for all to see", () => {
  const before = lastEdition(readEditions()).find(({ name }) => name === "all measured")!;
  expect(shipped.measured.intervalScore).toBeLessThan(before.intervalScore! * 1.01);
});

test("the documents show the tables of today", () => {
  const today = accuracyOf(scoreAll(files, shippedWorld()));
  const blocks = [
    accuracyBlock(today),
    missesBlock(today, sets, readUnanswered().length),
    editionsBlock(today, lastEdition(readEditions())),
  ];
  const shown = documentsShowing(blocks);
  expect(shown.flatMap((document) => document.blocks.map(({ name }) => name))).toEqual(
    expect.arrayContaining(["accuracy", "editions"]),
  );
  for (const { url, text, blocks: own } of shown)
    for (const block of own)
      expect(
        shownBlock(text, block.name),
        `${url.pathname} is out of date: run \`npm run validate -- --write\``,
      ).toBe(blockText(block));
});
