/** Turns the published inputs into `data/`: `tsx import/import-intensity.ts <folder with intensity/> [target folder]`. */
import { join } from "node:path";
import { importHourly } from "./import-hourly.ts";
import { importYearly } from "./import-yearly.ts";

const inputs = process.argv[2];
if (!inputs) throw new Error("usage: import-intensity.ts <folder with intensity/> [target folder]");
const target = process.argv[3] ?? join(import.meta.dirname, "..", "data");
console.log([...importYearly(inputs, target), ...(await importHourly(inputs, target))].join("\n"));
