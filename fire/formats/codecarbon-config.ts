import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type CodecarbonConfig,
  parseCodecarbonConfig,
} from "../../packages/tracker/src/place/codecarbon-config.ts";
import type { Format } from "./format.ts";
import { unsound } from "./sound-values.ts";

const sample = `[codecarbon]
project_name = training
measure_power_secs = 15
gpu_ids = 0,1
tracking_mode = machine
pue = 1.2
wue = 0.4
force_carbon_intensity_g_co2e_kwh = 56
country_iso_code = fra
cloud_provider = AWS
cloud_region = eu-west-3
rapl_prefer_psys = yes
force_cpu_power = 240
save_to_file = false
`;

const codecarbonConfig: Format<CodecarbonConfig> = {
  name: "codecarbon-config",
  built: "cells",
  samples: () => [sample],
  read(text, folder) {
    writeFileSync(join(folder, ".codecarbon.config"), text);
    return parseCodecarbonConfig({ homeDirectory: folder, workingDirectory: folder, env: {} });
  },
  fault: ({ settings, ignored, invalid }) =>
    // What is out of range is refused where it is used, with what flags and variables say.
    unsound(settings, { signed: ["pue", "wue", "gramsPerKwh", "cpuWatts", "ramWatts"] }) ??
    unsound([ignored, invalid]),
};
export default codecarbonConfig;
