import { recover } from "../../src/index.ts";

/** `node recover-cli.mjs STATE-FOLDER`: what was recovered, and what was said of what was not, as JSON. */
const said: string[] = [];
const [stateDirectory] = process.argv.slice(2);
const runs = await recover({ stateDirectory: stateDirectory!, warn: (sentence) => said.push(sentence) });
console.log(JSON.stringify({ recovered: runs.length, said }));
