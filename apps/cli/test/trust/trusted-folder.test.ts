import {
  chmodSync,
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildCommand } from "../../src/command.ts";
import { commandList } from "../../src/command-list.ts";
import { namedCommands } from "../../src/configuration/named-commands.ts";
import type { Session } from "../../src/configuration/session.ts";
import { effectOf } from "../../src/options/needs-trust.ts";
import { codePackage, dataPackage, greenPlace, project, type Run } from "../configuration/project.ts";

const ask = ["recommend", "--gpu", "a100", "--hours", "1", "--limit", "1", "--format", "json"];
const japan = 'export default { options: { country: "JP" } };';
const isRoot = process.geteuid?.() === 0;
const NOBODY = 65534;

/** A folder, and calls in it that keep their state in a folder of their own. */
function checkout(files: Readonly<Record<string, unknown>>) {
  const folder = project(files);
  const state = project({});
  const call = (line: string | readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> =>
    greenPlace(folder, typeof line === "string" ? line.split(" ") : line, {
      GREEN_PLACE_STATE_DIR: state,
      ...env,
    });
  return { folder, state, call };
}
const countryOf = ({ out, err }: Run): string => {
  if (out === "") throw new Error(err);
  return (JSON.parse(out) as { options: { country: string }[] }).options[0]!.country;
};

test("code is run once the folder is trusted, not before, and no longer when it has changed", async () => {
  const { folder, call } = checkout({ "green-place.config.ts": japan });
  const path = join(folder, "green-place.config.ts");
  const refused = (end: string) => ({
    code: 2,
    out: "",
    err: `green-place: ${path} is code that was not run, ${end}. \`green-place trust ${folder}\` trusts it as it is now; --no-config does without.\n`,
  });
  expect(await call(ask)).toEqual(refused("and the folder is not trusted"));
  expect(await call("trust")).toMatchObject({
    code: 0,
    out: `Trusted in ${folder}, as it is now:\n  green-place.config.ts\n`,
  });
  expect(countryOf(await call(ask))).toBe("JP");
  writeFileSync(path, japan.replace("JP", "FR"));
  expect(await call(ask)).toEqual(refused("and it has changed since it was trusted"));
  expect((await call([...ask, "--no-config"])).code).toBe(0);
  expect((await call(["--no-config", ...ask])).code).toBe(0);
  await call("trust");
  expect(countryOf(await call(ask))).toBe("FR");
  expect((await call("trust --remove")).out).toBe(`${folder} is no longer trusted.\n`);
  expect((await call(ask)).code).toBe(2);
});

test("a record is its user's alone; one that others can read or write came from elsewhere and says nothing", async () => {
  const { state, call } = checkout({ "green-place.config.ts": japan });
  await call("trust");
  const records = join(state, "trusted");
  const [name] = readdirSync(records);
  expect(statSync(records).mode & 0o777).toBe(0o700);
  expect(statSync(join(records, name!)).mode & 0o777).toBe(0o600);
  chmodSync(join(records, name!), 0o644);
  expect((await call(ask)).code).toBe(2);
  chmodSync(join(records, name!), 0o600);
  expect(countryOf(await call(ask))).toBe("JP");
  writeFileSync(join(records, name!), "{");
  expect((await call(ask)).code).toBe(2);
});

test("trust is of one folder, and not of a project inside it", async () => {
  const { folder, call } = checkout({
    "green-place.config.ts": japan,
    "sub/deep/x": "",
    "vendored/green-place.config.ts": japan.replace("JP", "FR"),
  });
  await call("trust");
  const env = { GREEN_PLACE_STATE_DIR: checkout({}).state };
  const there = async (sub: string) =>
    greenPlace(join(folder, sub), ask, { GREEN_PLACE_TRUST: folder, ...env });
  expect(countryOf(await there("sub/deep"))).toBe("JP");
  expect((await there("vendored")).err).toContain(join(folder, "vendored"));
});

const factory = "export default () => { throw new Error('it ran'); };";

test("a provider that is code is trusted by its files; a data provider needs no trust", async () => {
  const { folder, call } = checkout({
    "package.json": { dependencies: { coded: "1", listed: "1" } },
    ...codePackage("coded", factory),
    ...dataPackage("listed", "listed"),
  });
  const untrusted = await call("regions --provider coded");
  expect(untrusted.code).toBe(2);
  expect(untrusted.err.split("\n")).toEqual([
    `green-place: coded is left out: It is code that was not run, and the folder is not trusted. \`green-place trust ${folder}\` trusts it as it is now; --no-config does without.`,
    expect.stringMatching(
      /No provider is called "coded"\. .* It may be of coded, which is left out as said above\.$/,
    ),
    "",
  ]);
  expect((await call("regions --provider listed")).code).toBe(0);
  expect((await call("trust")).out).toContain("plugin coded");
  expect((await call("providers list")).err).toContain("coded is left out: it ran");
  writeFileSync(join(folder, "node_modules/coded/more.js"), "");
  expect((await call("providers list")).err).toContain("and it has changed since it was trusted");
});

test.each([
  ["a main that leaves the package", { main: "../../outside.cjs" }],
  ["exports that leave it", { exports: "./../../outside.cjs" }],
])("what runs lies in the package: %s", async (_, manifest) => {
  const { folder, call } = checkout({
    "package.json": { dependencies: { coded: "1" } },
    "outside.cjs": 'require("node:fs").writeFileSync(__dirname + "/ran", "");',
    "node_modules/coded/package.json": {
      name: "coded",
      version: "1.0.0",
      greenPlace: { kind: "provider", spec: 1 },
      ...manifest,
    },
  });
  const { err } = await call("providers list", { GREEN_PLACE_TRUST: folder });
  expect(err).toMatch(/coded is left out: /);
  expect(existsSync(join(folder, "ran"))).toBe(false);
});

test.each([
  [
    "track",
    "output",
    join(project({}), "a.csv"),
    ["track", "--quiet", "--metadata", "never", "--", "true"],
    "writes a file",
  ],
  [
    "run",
    "pauseCommand",
    "touch x",
    ["run", "--dry-run", "--duration", "1h", "--zone", "DE", "--", "true"],
    "runs a command",
  ],
  ["when", "live", true, ["when", "--duration", "1h", "--zone", "DE"], "opens a connection"],
])("%s: %s of a configuration in data needs trust", async (command, option, value, call, effect) => {
  for (const configuration of [
    { options: { [option]: value } },
    { commands: { [command]: { [option]: value } } },
  ]) {
    const it = checkout({ "green-place.config.json": configuration });
    const { code, err } = await it.call(call);
    expect([code, err]).toEqual([2, expect.stringContaining(`sets "${option}"`)]);
    expect(err).toContain(`which ${effect}, and the folder is not trusted`);
    expect(readdirSync(it.folder)).toEqual(["green-place.config.json"]);
    await it.call("trust");
    expect((await it.call(call)).err).not.toContain("not trusted");
  }
});

/** Options whose value is a file that is only read, or a folder that belongs to the question. */
const onlyRead = ["config", "file", "intensityFile"];

test("each option that names a file, a folder, an address, a command or a pattern needs trust, or is known to read only", async () => {
  const built = await Promise.all(
    commandList.map((listed) => buildCommand(listed, {} as Session, commandList)),
  );
  const options = [...namedCommands(built).values()].flatMap((command) => command.options);
  const open = options.filter(
    (option) =>
      /<(file|csv|path|folder|url|shell|command|regex)>/.test(option.flags) &&
      effectOf(option) === undefined &&
      !onlyRead.includes(option.attributeName()),
  );
  expect(open.map(({ flags }) => flags)).toEqual([]);
  const guarded = new Set(
    options.filter((option) => effectOf(option)).map((option) => option.attributeName()),
  );
  expect([...guarded].sort()).toEqual(
    "json live metadata otlp output pauseCommand progress project prometheus record resume resumeCommand subscription sysroot".split(
      " ",
    ),
  );
});

test("a .codecarbon.config that came with the folder writes nowhere before it is trusted", async () => {
  const { folder, call } = checkout({
    ".codecarbon.config": "[codecarbon]\noutput_dir = .\noutput_file = planted.csv\nproject_name = p\n",
  });
  const track = ["track", "--intensity", "100", "--metadata", "never", "--quiet", "--", "true"];
  const cwd = process.cwd();
  process.chdir(folder);
  try {
    const { err } = await call(track);
    expect(err).toContain("may not say where files are written (output_dir, output_file)");
    expect(existsSync(join(folder, "planted.csv"))).toBe(false);
    await call("trust .");
    expect((await call(track)).err).not.toContain("may not say");
    expect(readFileSync(join(folder, "planted.csv"), "utf8")).toContain(",p,");
  } finally {
    process.chdir(cwd);
  }
});

test("everybody may change it: code is not run, and cannot be trusted", async () => {
  const { folder, call } = checkout({ "green-place.config.ts": japan });
  await call("trust");
  chmodSync(join(folder, "green-place.config.ts"), 0o666);
  expect((await call(ask)).err).toMatch(/it is code that everybody may change, so it was not run/);
  expect((await call("trust")).err).toMatch(/Everybody may change .*config\.ts\./);
});

test.skipIf(!isRoot)("another user's files are not read, and one sentence says so", async () => {
  for (const [name, text] of Object.entries({
    "green-place.config.json": '{ "options": { "country": "JP" } }',
    "green-place.config.ts": japan,
  })) {
    const { folder, call } = checkout({ [name]: text });
    chownSync(join(folder, name), NOBODY, NOBODY);
    const asked = await call(ask);
    expect(asked.err).toBe(
      `green-place: ${join(folder, name)} belongs to another user, so it is not read.\n`,
    );
    expect(countryOf(asked)).not.toBe("JP");
    expect((await call("trust")).err).toContain("belongs to another user");
    expect(countryOf(await call(ask, { GREEN_PLACE_TRUST: folder }))).toBe("JP");
    expect(
      countryOf(
        await call(ask, {
          SUDO_UID: String(NOBODY),
          ...(name.endsWith("ts") && { GREEN_PLACE_TRUST: folder }),
        }),
      ),
    ).toBe("JP");
  }
});
