import { readFileSync } from "node:fs";
import { trackCommand } from "../../src/index.ts";

/** A bare command line for tests that need a real process: `node track-cli.mjs OPTIONS.json -- command`. */
const [optionsPath, , ...argv] = process.argv.slice(2);
const { options, context } = JSON.parse(readFileSync(optionsPath!, "utf8"));
// A pattern doesn't fit into JSON.
const progress = options.progress === undefined ? {} : { progress: new RegExp(options.progress) };
const result = await trackCommand({ argv, options: { ...options, ...progress }, context });
process.exit(result.exitCode);
