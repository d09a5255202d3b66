/** The attack on planted outputs in a mount namespace of its own, started by `unshare -m`: takes the siege as JSON, prints the tally as JSON. */
import type { Siege } from "../attack.ts";
import { subjectsIn } from "../subjects.ts";
import type { Target } from "../targets/target.ts";
import { greenPlace } from "./called-process.ts";
import { plantedOutputs } from "./planted-outputs.ts";

const siege = JSON.parse(process.argv[2]!) as Siege;
const tally = await plantedOutputs(await subjectsIn<Target>("targets"), greenPlace, siege, true);
process.stdout.write(JSON.stringify(tally));
