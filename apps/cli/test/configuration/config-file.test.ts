import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commandList } from "../../src/command-list.ts";
import { exitCode } from "../../src/exit-code.ts";
import { cloud, dataPackage, greenPlace, project, providerIds } from "./project.ts";

const ask = ["recommend", "--gpu", "a100", "--hours", "1", "--format", "json"];
const countryOf = ({ code, out, err }: Awaited<ReturnType<typeof greenPlace>>): string => {
  if (code !== 0) throw new Error(err);
  return (JSON.parse(out) as { options: { country: string }[] }).options[0]!.country;
};

describe("--config names the file, in place of the project's", () => {
  const folder = project({
    "package.json": { type: "module" },
    "green-place.config.json": { options: { country: "FR" } },
    "sub/sweden.json": { options: { country: "SE" } },
    "sub/sweden.ts": 'const country: string = "SE"; export default { options: { country } };',
    "sub/sweden.js": 'export default { options: { country: "SE" } };',
    "sub/sweden.yaml": "options:\n  country: [SE]\n",
    "sub/sweden.yml": "options: { country: SE }",
    "sub/sweden.toml": "country = 'SE'",
    "sub/empty.yaml": "",
    "sub/broken.yaml": "options: [",
    "sub/bad.json": { optoins: {} },
  });

  test.each(["json", "ts", "js", "yaml", "yml"])("a .%s file", async (ending) => {
    const file = `sub/sweden.${ending}`;
    expect(countryOf(await greenPlace(folder, [...ask, "--config", file]))).toBe("SE");
    expect(countryOf(await greenPlace(folder, [...ask, `--config=${file}`]))).toBe("SE");
    expect(countryOf(await greenPlace(folder, ["--config", file, ...ask]))).toBe("SE");
    expect(countryOf(await greenPlace(folder, [...ask, "--config", join(folder, file)]))).toBe("SE");
    expect(countryOf(await greenPlace(folder, ask, { GREEN_PLACE_CONFIG: file }))).toBe("SE");
    expect(countryOf(await greenPlace(folder, ask))).toBe("FR");
  });

  test.each([
    ["sub/none.json", /--config sub\/none\.json: there is no such file\. Check the path\./],
    ["sub", /--config sub: there is no such file/],
    ["sub/sweden.toml", /files of this kind are not read\. Known kinds: \.ts, \.js, \.json, \.yaml, \.yml\./],
    ["sub/broken.yaml", /sub\/broken\.yaml: cannot be read: .*at line 1/],
    ["sub/empty.yaml", /sub\/empty\.yaml: it holds nothing\./],
    ["sub/bad.json", /sub\/bad\.json: there is no key "optoins"\. Did you mean options\?/],
  ])("%s is one sentence and exit 2", async (file, reason) => {
    for (const argv of [
      [...ask, "--config", file],
      ["--config", file, ...ask],
    ]) {
      const { code, out, err } = await greenPlace(folder, argv);
      expect([code, out, err]).toEqual([2, "", expect.stringMatching(reason)]);
      expect(err.trim().split("\n")).toHaveLength(1);
    }
    const doctor = await greenPlace(folder, ["doctor", "--format", "json", "--config", file]);
    expect(JSON.parse(doctor.out).rows).toContainEqual(
      expect.objectContaining({ subject: "configuration", status: "fail" }),
    );
  });

  test("what stands after -- belongs to the command that is run", async () => {
    const { code, out } = await greenPlace(folder, [
      ...["run", "--dry-run", "--duration", "1h", "--zone", "DE", "--"],
      ...["python", "train.py", "--config", "none.json"],
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out).command).toEqual(["python", "train.py", "--config", "none.json"]);
  });

  test("without a file it is a wrong call", async () => {
    const { code, err } = await greenPlace(folder, [...ask, "--config"]);
    expect([code, err]).toEqual([2, expect.stringMatching(/'--config <file>' argument missing/)]);
  });

  test("paths in it start from its folder, with a project around or without; the project's dependencies stay", async () => {
    const files = { "conf/c.json": { providers: ["./three.json"] }, "conf/three.json": cloud("three") };
    expect(await providerIds(project(files), ["--config", "conf/c.json"])).toEqual([
      "aws",
      "azure",
      "gcp",
      "three",
    ]);
    const inProject = project({
      "package.json": { dependencies: { one: "1" } },
      ...dataPackage("one", "one"),
      ...files,
    });
    expect(await providerIds(inProject, ["--config", "conf/c.json"])).toEqual([
      "aws",
      "azure",
      "gcp",
      "three",
      "one",
    ]);
  });
});

describe("help", () => {
  test.each(commandList.map(({ name }) => name))("of %s lists --config once", async (name) => {
    const { out } = await greenPlace(project({}), [name, "--help"]);
    expect(out.match(/^ +--config /gm)).toHaveLength(1);
  });

  test("of all commands lists it once too, and fits one screen", async () => {
    const { out } = await greenPlace(project({}), ["--help"]);
    expect(out.match(/--config/g)).toHaveLength(1);
    expect(out.trimEnd().split("\n").length).toBeLessThanOrEqual(40);
  });

  test("of all commands says what each exit code means", async () => {
    const { out } = await greenPlace(project({}), ["--help"]);
    const sentence = /Exit codes: [\d\D]*?\./.exec(out)![0];
    expect((sentence.match(/\d+/g) ?? []).map(Number)).toEqual(Object.values(exitCode));
  });

  test("before a command is that of all", async () => {
    const all = await greenPlace(project({}), ["--help"]);
    for (const flag of ["--help", "-h"])
      expect(await greenPlace(project({}), [flag, "recommend"])).toEqual(all);
  });
});

describe("a file that only looks like a configuration", () => {
  const sentence = (folder: string, name: string): string =>
    `green-place: ${join(folder, name)} is not read; use green-place.config.ts, green-place.config.js, green-place.config.json, green-place.config.yaml, green-place.config.yml.\n`;

  test.each(["toml", "mjs", "cjs", "mts", "cts", "jsonc", "json5"])(
    "beside or in place of one: .%s",
    async (ending) => {
      const name = `green-place.config.${ending}`;
      const beside = project({ [name]: "", "green-place.config.json": { options: { country: "FR" } } });
      expect(await greenPlace(beside, ask)).toMatchObject({ code: 0, err: sentence(beside, name) });
      expect(countryOf(await greenPlace(beside, ask))).toBe("FR");
      const alone = project({ [name]: "" });
      expect(await greenPlace(alone, ask)).toMatchObject({ code: 0, err: sentence(alone, name) });
      const above = project({ [name]: "", "package.json": {}, "sub/x": "" });
      expect((await greenPlace(join(above, "sub"), ask)).err).toBe(sentence(above, name));
      expect((await greenPlace(beside, [...ask, "--config", "green-place.config.json"])).err).toBe("");
      const { out, err } = await greenPlace(alone, ["doctor", "--format", "json"]);
      expect(err).toBe("");
      expect(JSON.parse(out).rows).toContainEqual(
        expect.objectContaining({
          subject: "configuration",
          status: "warn",
          found: expect.stringContaining(name),
        }),
      );
    },
  );

  test("YAML is read, and beside another it is one too many", async () => {
    const yaml = "options:\n  country: FR\n";
    expect(countryOf(await greenPlace(project({ "green-place.config.yaml": yaml }), ask))).toBe("FR");
    expect(countryOf(await greenPlace(project({ "green-place.config.yml": yaml }), ask))).toBe("FR");
    const two = project({ "green-place.config.yml": yaml, "green-place.config.json": {} });
    expect(await greenPlace(two, ask)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/green-place\.config\.yml lies beside it/),
    });
  });
});
