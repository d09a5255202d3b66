/** Writes the one catalogue, then the other, and so on until it is killed: `write-forever.ts <cache folder>`. */
import { writeCatalogue } from "../../src/refresh/catalogue-file.ts";
import { largeCatalogue } from "./large-catalogue.ts";

const folder = process.argv[2]!;
const both = [largeCatalogue("2026-11-22"), largeCatalogue("2026-11-23")] as const;
for (let turn = 0; ; turn++) {
  await writeCatalogue(folder, "aws", both[turn % 2 === 0 ? 0 : 1]);
  if (turn === 0) process.stdout.write("writing\n");
}
