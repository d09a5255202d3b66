import { readFileSync } from "node:fs";
import type { Command, Option } from "commander";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandList } from "../../src/command-list.ts";
import type { Session } from "../../src/configuration/session.ts";
import { schemaList } from "../../src/schema/schema-list.ts";
import { runMain } from "../run-main.ts";
import { type CaseWorld, caseWorld } from "./case-world.ts";
import { documentCases, flagsWithoutDocument, withoutDocument } from "./document-case.ts";
import { faultsByPrintedSchema } from "./strict-schema.ts";

/** A command that can be called, by its whole name: `providers list`. */
interface Called {
  readonly name: string;
  readonly options: readonly Option[];
}

const calledCommands = async (): Promise<Called[]> => {
  const built = commandList.map(async ({ name, load }) => {
    const command = (await load()).command({} as Session, commandList);
    return command.commands.length === 0
      ? [{ name, options: command.options }]
      : command.commands.map((child: Command) => ({
          name: `${name} ${child.name()}`,
          options: child.options,
        }));
  });
  return (await Promise.all(built)).flat();
};

const belongsTo = (line: string, name: string): boolean => line === name || line.startsWith(`${name} `);
const flagsOf = (line: string): readonly string[] => line.split(" -- ")[0]!.split(" ");
const printsJson = ({ options }: Called): boolean =>
  options.some(({ long, argChoices }) => long === "--format" && argChoices?.includes("json"));

let world: CaseWorld;
let formatted: readonly string[];

beforeAll(async () => {
  world = await caseWorld();
  formatted = (await calledCommands()).filter(printsJson).map(({ name }) => name);
  // What `--data live` reads.
  const { code, err } = await world.refresh("refresh aws");
  if (code !== 0) throw new Error(err);
});

afterAll(() => world.close());

/** The document that a line of `documentCases` prints or writes. */
async function documentOf(line: string, exit: number): Promise<unknown> {
  const format = [...formatted, "providers"].some((name) => belongsTo(line, name))
    ? ["--format", "json"]
    : [];
  if (belongsTo(line, "refresh")) {
    const { code, out, err } = await world.refresh([line, ...format].join(" "));
    expect([code, err]).toEqual([exit, expect.any(String)]);
    return JSON.parse(out);
  }
  const { code, out, err } = await world.run(line, format);
  if (code !== exit) throw new Error(`exit ${code} in place of ${exit}: ${err}`);
  const file = /--json @(\S+)/.exec(line)?.[1];
  return JSON.parse(file === undefined ? out : readFileSync(world.pathOf(file), "utf8"));
}

describe("every JSON document has a head, and no field that its printed schema lacks", () => {
  test.each(documentCases)("$schema: $line", async ({ schema, line, exit = 0 }) => {
    const document = await documentOf(line, exit);
    expect(await faultsByPrintedSchema(schema, document)).toEqual([]);
    expect(document).toMatchObject({ schemaVersion: 1, tool: { name: "green-place" } });
  });

  test("a field that no schema lists is found, at any depth, and so is a wrong figure", async () => {
    const document = JSON.parse((await runMain("regions --region aws:eu-west-1 --format json")).out);
    const [row] = document.rows;
    const faults = (changed: object) => faultsByPrintedSchema("regions", changed);
    expect(await faults(document)).toEqual([]);
    expect(await faults({ ...document, more: 1 })).toEqual([expect.stringContaining('"more"')]);
    expect(await faults({ ...document, rows: [{ ...row, more: 1 }] })).toEqual([
      expect.stringContaining('"more"'),
    ]);
    expect(await faults({ ...document, rows: [{ ...row, pue: { ...row.pue, more: 1 } }] })).not.toEqual([]);
    expect(await faults({ ...document, rows: [{ ...row, lat: 91 }] })).not.toEqual([]);
    expect(await faults({ ...document, rows: [{ ...row, pue: 0 }] })).not.toEqual([]);
  });
});

describe("the calls above are all that there are", () => {
  test("every command prints a document there, or is named as one that prints none", async () => {
    const commands = await calledCommands();
    const uncalled = commands
      .map(({ name }) => name)
      .filter((name) => !documentCases.some(({ line }) => belongsTo(line, name)));
    expect(uncalled).toEqual(withoutDocument);
    expect(commands.filter(printsJson).map(({ name }) => name)).toEqual(
      expect.not.arrayContaining([...withoutDocument]),
    );
  });

  test("every flag of a command that prints documents is in one of its calls, with each of its choices", async () => {
    const missing = (await calledCommands())
      .filter(({ name }) => !withoutDocument.includes(name))
      .flatMap(({ name, options }) => {
        const calls = documentCases
          .filter(({ line }) => belongsTo(line, name))
          .map(({ line }) => flagsOf(line));
        return options.flatMap(({ long, argChoices }) => {
          if (long === "--format") return [];
          const at = (value?: string) =>
            calls.some((words) =>
              words.some((word, i) => word === long && (value === undefined || words[i + 1] === value)),
            );
          const wanted = argChoices?.map((choice) => ({ text: `${name} ${long} ${choice}`, is: at(choice) }));
          return wanted ?? [{ text: `${name} ${long}`, is: at() }];
        });
      })
      .filter(({ is }) => !is)
      .map(({ text }) => text);
    expect(missing).toEqual(flagsWithoutDocument);
  });

  test("every flag that all commands share is in one of the calls", async () => {
    const own = new Set((await calledCommands()).flatMap(({ options }) => options.map(({ long }) => long)));
    const { out } = await runMain("recommend --help");
    const shared = [...out.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)]
      .map(([, flag]) => flag!)
      .filter((flag) => !own.has(flag) && flag !== "--help");
    expect(shared.length).toBeGreaterThan(0);
    const said = new Set(documentCases.flatMap(({ line }) => flagsOf(line)));
    expect(shared.filter((flag) => !said.has(flag))).toEqual([]);
  });

  test("every schema of a document is in one of the calls", () => {
    const used = new Set(documentCases.map(({ schema }) => schema));
    const written = ["config", "workload-file"];
    expect(Object.keys(schemaList).filter((name) => !used.has(name))).toEqual(written);
  });
});
