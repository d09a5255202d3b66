/** `npm run validate` prints how far our answers are from published ones; `-- --write` puts the table into the documents that show it. */
import { readFileSync, writeFileSync } from "node:fs";
import { accuracyMarkdown, withTable } from "./accuracy-markdown.ts";
import { accuracyOf } from "./accuracy-table.ts";
import { documents } from "./documents.ts";
import { shippedWorld } from "./model-catalogue.ts";
import { readCases, readUnanswered } from "./read-cases.ts";
import { scoreAll } from "./score.ts";

const table = accuracyMarkdown(accuracyOf(scoreAll(readCases(), shippedWorld())), readUnanswered().length);
process.stdout.write(`${table}\n`);
if (process.argv.includes("--write")) {
  for (const document of documents()) {
    writeFileSync(document, withTable(readFileSync(document, "utf8"), table));
    process.stdout.write(`written: ${document.pathname}\n`);
  }
}
