import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { beforeAll, describe, expect, test } from "vitest";
import { buildCommand } from "../../src/command.ts";
import { commandList } from "../../src/command-list.ts";
import type { OptionValue } from "../../src/configuration/configuration.ts";
import { namedCommands } from "../../src/configuration/named-commands.ts";
import type { Session } from "../../src/configuration/session.ts";
import { settableOptions } from "../../src/configuration/settable-options.ts";
import { variableName } from "../../src/configuration/setting.ts";
import { useSettings } from "../../src/configuration/use-settings.ts";
import { greenPlace, project } from "./project.ts";
import { valuesOf } from "./sample-values.ts";

const session = {} as Session;
const buildAll = () => Promise.all(commandList.map((listed) => buildCommand(listed, session, commandList)));
const built = await buildAll();
const all = namedCommands(built);
const known = { names: commandList.map(({ name }) => name), all: async () => built };

/** A call of each command that does well without any setting; those with a folder in them are filled in below. */
const goodCalls: Readonly<Record<string, readonly string[]>> = {
  recommend: ["--gpu", "l4", "--hours", "1", "--limit", "1"],
  estimate: ["--placement", "gcp:europe-west4:a2-highgpu-1g", "--hours", "1"],
  when: ["--duration", "6h", "--zone", "DE"],
  run: ["--dry-run", "--duration", "6h", "--zone", "DE", "--", "true"],
  track: ["--quiet", "--metadata", "never", "--", "true"],
  replay: ["trace.ndjson"],
  recover: [],
  merge: ["report.json"],
  regions: ["--provider", "gcp"],
  instances: ["--provider", "gcp"],
  gpus: ["--provider", "gcp"],
  zones: ["--country", "FR"],
  factors: ["--provider", "gcp", "--gpu", "l4"],
  providers: [],
  "providers list": [],
  "providers test": ["./provider.json"],
  refresh: ["gcp"],
  doctor: [],
  schema: ["recommend"],
  completion: ["bash"],
  trust: [],
};

interface Sample {
  readonly of: string;
  readonly option: string;
  readonly value: OptionValue;
}

const samples: readonly Sample[] = [...all].flatMap(([of, command]) =>
  settableOptions(command).flatMap((option) =>
    valuesOf(of, option).map((value) => ({ of, option: option.attributeName(), value })),
  ),
);

test("every command has a good call", () => {
  expect(Object.keys(goodCalls).sort()).toEqual([...all.keys()].sort());
});

/** Parses the good call with settings, and does nothing else; throws as the command line would. */
async function parse(name: string, configuration: object, env: Readonly<Record<string, string>>) {
  const [parent, child] = name.split(" ");
  const listed = commandList.find((each) => each.name === parent)!;
  const command = await buildCommand(listed, session, commandList);
  for (const each of [command, ...command.commands]) {
    each.exitOverride().configureOutput({ outputError: () => undefined });
    if (each.commands.length === 0) each.action(() => undefined);
  }
  const file = { name: "file", path: "/file", isNamed: true };
  await new Command()
    .addCommand(command)
    .hook("preAction", (_, called) =>
      useSettings(called, { configuration, file, env }, known, true, () => undefined),
    )
    .parseAsync([parent!, ...(child ? [child] : []), ...goodCalls[name]!], {
      from: "user",
    });
}

const variables = (given: readonly Sample[]): Record<string, string> =>
  Object.fromEntries(given.map(({ option, value }) => [variableName(undefined, option), String(value)]));
const options = (given: readonly Sample[]) => ({
  options: Object.fromEntries(given.map(({ option, value }) => [option, value])),
});

const brokenBy = (what: Sample | string) => (error: Error) => {
  throw new Error(`${JSON.stringify(what)}: ${error.message}`);
};

describe("what is set for all commands, one option at a time or all of another command, breaks none", () => {
  test.each([...all.keys()])("%s reads its arguments", async (name) => {
    const others = samples.filter(({ of }) => of !== name);
    const reversed = [...others].reverse();
    for (const sample of others) {
      await parse(name, options([sample]), {}).catch(brokenBy(sample));
      await parse(name, {}, variables([sample])).catch(brokenBy(sample));
    }
    for (const other of all.keys()) {
      const set = others.filter(({ of }) => of === other);
      await parse(name, options(set), {}).catch(brokenBy(other));
      await parse(name, {}, variables(set)).catch(brokenBy(other));
      await parse(name, options(reversed), variables(set)).catch(brokenBy(other));
      await parse(name, options(set), variables(others)).catch(brokenBy(other));
    }
  });

  let folder = "";
  beforeAll(async () => {
    folder = project({});
    const call = [
      "track",
      "--record",
      "trace.ndjson",
      "--json",
      "report.json",
      "--quiet",
      "--metadata",
      "never",
    ];
    const { code } = await run([...call, "--", "sleep", "0.1"], {});
    expect(code).toBe(0);
  });

  const run = (argv: readonly string[], env: Readonly<Record<string, string>>) =>
    greenPlace(
      folder,
      argv.map((word) => word.replace(/^(trace\.ndjson|report\.json)$/, join(folder, "$1"))),
      {
        PATH: process.env["PATH"]!,
        GREEN_PLACE_STATE_DIR: join(folder, "state"),
        ...env,
      },
    );

  // `providers test` starts processes and `refresh` calls a cloud: for them the arguments above have to do.
  const runnable = [...all.keys()].filter((name) => name !== "providers test" && name !== "refresh");

  test.each(runnable)("%s does its work", async (name) => {
    const own = new Set(settableOptions(all.get(name)!).map((option) => option.attributeName()));
    const shared = samples.filter(({ of, option }) => of !== name && own.has(option));
    const distinct = new Map(shared.map((sample) => [JSON.stringify([sample.option, sample.value]), sample]));
    for (const sample of distinct.values()) {
      const argv = [...name.split(" "), ...goodCalls[name]!];
      const byVariable = await run(argv, variables([sample]));
      writeFileSync(join(folder, "options.json"), JSON.stringify(options([sample])));
      const byFile = await run(["--config", join(folder, "options.json"), ...argv], {});
      for (const { code, err } of [byVariable, byFile])
        expect([code, err], JSON.stringify(sample)).not.toContain(2);
    }
  });
});

test("no option is called as a command and an option are", () => {
  for (const name of all.keys())
    for (const { option } of samples)
      expect(variableName(undefined, option).startsWith(variableName(name, "")), `${name} ${option}`).toBe(
        false,
      );
});
