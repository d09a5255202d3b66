import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import pMap from "p-map";
import type { Attack, Siege } from "../attack.ts";
import { type Called, callProgram, greenPlace } from "../faults/called-process.ts";
import { type HostileCheckout, hostileCheckouts } from "../faults/hostile-checkouts.ts";
import { sampleOf } from "../seeded-sample.ts";

/** Calls that print the same in every folder. */
const alike = [
  "--help",
  "-h",
  "help",
  "help recommend",
  "recommend --help",
  "track -h",
  "--version",
  "completion bash",
  "schema recommend",
];
/** Calls that are wrong whatever a configuration says. */
const wrong = [
  "no-such-command",
  "recommend --no-such-option",
  "regions too many words",
  "when --within never",
];
const acting = [
  "recommend --gpu a100 --hours 1 --limit 1",
  "estimate --placement gcp:europe-west4:a2-highgpu-1g --hours 1",
  "when --duration 1h --zone DE",
  "run --dry-run --duration 1h --zone DE -- true",
  "track --quiet --metadata never --intensity 100 -- true",
  "replay none.ndjson",
  "recover",
  "merge none.json",
  "regions --provider gcp",
  "instances --provider gcp --gpu l4",
  "gpus",
  "zones --country FR",
  "factors --provider gcp --gpu l4",
  "providers list",
  "doctor",
  "trust --remove",
  "recommend --gpu a100 --hours 1 --limit 1 --no-config",
];
/** Where the call is made, below the hostile folder: in it, deep inside it, and with it as the home folder. */
const places = ["in it", "below it", "as home"] as const;

interface PlannedCall {
  readonly checkout: HostileCheckout;
  readonly line: string;
  readonly place: (typeof places)[number];
}

/** How many calls of all that there are. */
const most = { gate: 70, whole: 1_000 };
const longestMs = 15_000;
/** What is wrong with one file, and what the command says for itself. */
const mostSentences = 3;
const longestLine = 1_000;

const settled = (ended: Awaited<ReturnType<typeof callProgram>>): string[] => [
  ...(ended.hung ? ["it hung"] : ended.tookMs > longestMs ? [`it took ${Math.round(ended.tookMs)} ms`] : []),
  ...(!ended.hung && ![0, 2, 3, 4].includes(ended.code ?? -1) ? [`exit ${ended.code ?? ended.signal}`] : []),
  ...(/^\s+at .*:\d+/m.test(ended.stderr) ? ["a stack trace"] : []),
  ...(/[^\P{C}\n]/u.test(ended.stderr) ? ["a control character reached the terminal"] : []),
  ...(ended.stderr.split("\n").length - 1 > mostSentences
    ? [`said too much: ${ended.stderr.slice(0, 500)}`]
    : []),
  ...(ended.stderr.split("\n").some((line) => line.length > longestLine) ? ["a line without end"] : []),
];

export const attackOn = (
  checkouts: readonly HostileCheckout[],
  program: string = greenPlace,
  lines: readonly string[] = [...alike, ...wrong, ...acting],
): Attack => ({
  name: "hostile-folders",
  does: "Every command is called in, below and at home in folders that bring code, providers, links, devices, bombs and files of other users along, untrusted or changed since they were trusted.",
  mustHold:
    "Nothing of the folder runs, writes or hangs; the command says so in a sentence; help, completion, schemas and wrong calls do not even look.",
  counts: "calls",
  async run({ seed, share, scratch, atOnce }: Siege) {
    const empty = join(scratch, "empty");
    mkdirSync(empty);
    const calm = new Map<string, string>();
    const surely = [...alike, ...wrong].filter((line) => lines.includes(line));
    for (const line of surely) {
      const { stdout, stderr } = await callProgram(program, line.split(" "), {
        cwd: empty,
        env: { HOME: empty },
      });
      calm.set(line, `${stdout}${stderr}`);
    }
    const planned = checkouts
      .filter(({ leftOut }) => leftOut === undefined)
      .flatMap((checkout) =>
        lines.flatMap((line) => places.map((place): PlannedCall => ({ checkout, line, place }))),
      );
    const chosen = sampleOf(planned, most[share], seed);
    let slowest = 0;
    const broke = await pMap(
      chosen,
      async ({ checkout, line, place }, index) => {
        const at = join(scratch, String(index));
        const folder = join(at, "checkout");
        const marker = join(at, "marker");
        const cwd = place === "in it" ? folder : join(folder, "a", "b");
        const env = { HOME: place === "as home" ? folder : at, XDG_STATE_HOME: join(at, "state") };
        mkdirSync(folder, { recursive: true });
        const call = (words: string, from: string): ReturnType<typeof callProgram> =>
          callProgram(program, words.split(" "), { cwd: from, env } satisfies Called);
        await checkout.plant(folder, marker, async () => void (await call("trust", folder)));
        mkdirSync(cwd, { recursive: true });
        const ended = await call(line, cwd);
        slowest = Math.max(slowest, ended.tookMs / 1000);
        const expected = calm.get(line);
        const faults = [
          ...settled(ended),
          ...(existsSync(marker) ? ["something of it ran, or wrote outside"] : []),
          ...(expected !== undefined && expected !== `${ended.stdout}${ended.stderr}`
            ? ["it is not as in an empty folder"]
            : []),
        ];
        rmSync(at, { recursive: true, force: true });
        return faults.map((fault) => `${checkout.name}, ${place}: green-place ${line}: ${fault}`);
      },
      { concurrency: atOnce },
    );
    return {
      tried: chosen.length,
      broke: broke.flat(),
      leftOut: [...new Set(checkouts.flatMap(({ leftOut }) => leftOut ?? []))],
      worst: { "s for a call": Math.round(slowest * 100) / 100 },
    };
  },
});

export default attackOn(hostileCheckouts) satisfies Attack;
