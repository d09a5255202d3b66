/**
 * `npm run validate` prints how far our answers are from published ones. `-- --write` puts the tables into the documents that show them;
 * `-- --edition NAME` records today's figures as an edition, from which on changes are told.
 */
import { writeFileSync } from "node:fs";
import { blockText, withBlock } from "@green-place/tools/marked-block";
import { accuracyBlock, missesBlock } from "./accuracy-markdown.ts";
import { accuracyOf } from "./accuracy-table.ts";
import { allCases } from "./all-cases.ts";
import { documentsShowing } from "./documents.ts";
import { lastEdition, readEditions, recordEdition } from "./editions.ts";
import { editionsBlock } from "./editions-markdown.ts";
import { shippedWorld } from "./model-catalogue.ts";
import { readUnanswered } from "./read-cases.ts";
import { scoreAll } from "./score.ts";

const arguments_ = process.argv.slice(2);
const world = shippedWorld();
const { files, sets } = allCases(world);
const accuracy = accuracyOf(scoreAll(files, world));

if (arguments_.includes("--edition")) {
  const edition = arguments_[arguments_.indexOf("--edition") + 1];
  if (!edition) throw new Error("give the edition a name: npm run validate -- --edition NAME");
  recordEdition(edition, new Date().toISOString().slice(0, 10), accuracy);
}
const blocks = [
  accuracyBlock(accuracy),
  missesBlock(accuracy, sets, readUnanswered().length),
  editionsBlock(accuracy, lastEdition(readEditions())),
];
process.stdout.write(`${blocks.map(blockText).join("\n\n")}\n`);
if (arguments_.includes("--write")) {
  for (const { url, text, blocks: shown } of documentsShowing(blocks)) {
    writeFileSync(url, shown.reduce(withBlock, text));
    process.stdout.write(`written: ${url.pathname}\n`);
  }
}
