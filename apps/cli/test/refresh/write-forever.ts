/** Writes the one catalogue, then the other, and so on until it is killed: `write-forever.ts <cache folder>`. */
import { nodeContext } from "@green-place/engine";
import { writeCatalogue } from "@green-place/engine/refresh";
import { tableProvider } from "@green-place/provider-data/tables";
import { largeCatalogue } from "./large-catalogue.ts";

const context = nodeContext({ env: { GREEN_PLACE_CACHE: process.argv[2]! } });
const both = [largeCatalogue("2026-11-22"), largeCatalogue("2026-11-23")] as const;
for (let turn = 0; ; turn++) {
  await writeCatalogue(tableProvider(both[0].tables), both[turn % 2 === 0 ? 0 : 1], context);
  if (turn === 0) process.stdout.write("writing\n");
}
