/** Writes the JSON Schema of `provider.json` into the package that publishes it: `tsx write-provider-schema.ts <folder of provider-data>`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { providerJsonSchema } from "@green-place/provider-data/document";

const folder = process.argv[2] ?? ".";
writeFileSync(join(folder, "provider.schema.json"), `${JSON.stringify(providerJsonSchema(), null, 2)}\n`);
