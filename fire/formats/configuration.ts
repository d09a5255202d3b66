import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Configuration } from "../../apps/cli/src/configuration/configuration.ts";
import { readConfiguration } from "../../apps/cli/src/configuration/read-configuration.ts";
import { readBoundedFile } from "../../packages/tracker/src/system/bounded-file.ts";
import type { Format } from "./format.ts";
import { unsound } from "./sound-values.ts";

const settings = { providers: ["acme-provider"], discovery: false };

const formatOf = (extension: "json" | "yaml"): Format<Configuration> => ({
  name: `configuration-${extension}`,
  built: extension,
  samples: () => [
    extension === "json" ? JSON.stringify(settings) : "providers:\n  - acme-provider\ndiscovery: false\n",
  ],
  read(text, folder) {
    const name = `green-place.config.${extension}`;
    const path = join(folder, name);
    writeFileSync(path, text);
    return readConfiguration({ name, path, isNamed: true }, readBoundedFile(path, 2 ** 20));
  },
  fault: (read) => unsound(read),
});

const configuration: readonly Format<Configuration>[] = [formatOf("json"), formatOf("yaml")];
export default configuration;
