import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** A folder as somebody hostile would have it. */
export interface HostileCheckout {
  readonly name: string;
  /** Why it cannot be made here; absent: it can. */
  readonly leftOut?: string;
  /** Makes it in an empty folder. Whatever of it runs, or is followed outside, leaves `marker` behind. `trust` trusts the folder as it is then. */
  plant(folder: string, marker: string, trust: () => Promise<void>): void | Promise<void>;
}

type Files = Readonly<Record<string, string>>;

export function write(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const leaving = (marker: string): string => `writeFileSync(${JSON.stringify(marker)}, "ran");`;
const module = (marker: string, exported: string): string =>
  `import { writeFileSync } from "node:fs";\n${leaving(marker)}\nexport default ${exported};\n`;
const script = (marker: string): string =>
  `const { writeFileSync } = require("node:fs");\n${leaving(marker)}\nmodule.exports = {};\n`;

const code = (marker: string): Files => ({
  "package.json": '{ "type": "module" }',
  "green-place.config.js": module(marker, "{}"),
});
const plugin = (marker: string, manifest: object = { exports: "./index.js" }): Files => ({
  "node_modules/evil/package.json": JSON.stringify({
    name: "evil",
    version: "1.0.0",
    type: "module",
    greenPlace: { kind: "provider", spec: 1 },
    ...manifest,
  }),
  "node_modules/evil/index.js": module(marker, "() => ({})"),
});
const dependent = '{ "dependencies": { "evil": "1" } }';
const data = (configuration: object): Files => ({ "green-place.config.json": JSON.stringify(configuration) });

const ofFiles = (name: string, files: (marker: string) => Files): HostileCheckout => ({
  name,
  plant: (folder, marker) => write(folder, files(marker)),
});

/** An option of a configuration in data, for all commands and for the one that has it. */
const option = (command: string, name: string, value: (marker: string) => unknown): HostileCheckout[] => [
  ofFiles(`${name} for all commands`, (marker) => data({ options: { [name]: value(marker) } })),
  ofFiles(`${name} of ${command}`, (marker) => data({ commands: { [command]: { [name]: value(marker) } } })),
];

const NOBODY = 65534;
const isRoot = process.geteuid?.() === 0;
const foreign = (
  name: string,
  files: (marker: string) => Files,
  owned: readonly string[],
): HostileCheckout => ({
  name: `of another user: ${name}`,
  ...(!isRoot && { leftOut: "Files of another user need root." }),
  plant(folder, marker) {
    write(folder, files(marker));
    for (const each of owned) chownSync(join(folder, each), NOBODY, NOBODY);
  },
});

const afterTrust = (name: string, change: (folder: string, marker: string) => void): HostileCheckout => ({
  name: `trusted, then ${name}`,
  async plant(folder, marker, trust) {
    write(folder, { "package.json": '{ "type": "module", "dependencies": { "evil": "1" } }' });
    write(folder, { "green-place.config.js": "export default {};", ...plugin(marker) });
    write(folder, { "node_modules/evil/index.js": "export default () => ({});" });
    await trust();
    change(folder, marker);
  },
});

const names = ["green-place.config.json", "green-place.config.yaml", "green-place.config.js", "package.json"];
const special = (what: string, make: (path: string) => void): HostileCheckout[] =>
  names.map((name) => ({ name: `${name} is ${what}`, plant: (folder) => make(join(folder, name)) }));

const deepYaml = `options: ${"[".repeat(100_000)}`;
const aliases = `a0: &a0 [x, x, x, x, x, x, x, x, x]\n${Array.from(
  { length: 12 },
  (_, n) => `a${n + 1}: &a${n + 1} [${Array.from({ length: 9 }, () => `*a${n}`).join(", ")}]\n`,
).join("")}`;

export const hostileCheckouts: readonly HostileCheckout[] = [
  ofFiles("configuration in JavaScript", code),
  ofFiles("configuration in CommonJS", (marker) => ({ "green-place.config.js": script(marker) })),
  ofFiles("configuration in TypeScript", (marker) => ({ "green-place.config.ts": module(marker, "{}") })),
  ofFiles("configuration that package.json leads elsewhere", (marker) => ({
    "package.json":
      '{ "type": "module", "imports": { "#x": "./x.js" }, "exports": "./x.js", "main": "./x.js" }',
    "green-place.config.ts": 'import "#x";\nexport default {};',
    "x.js": module(marker, "{}"),
  })),
  ofFiles("a translation of a configuration that lies in wait", (marker) => ({
    "green-place.config.ts": "export default {};",
    "node_modules/.cache/jiti/green-place.config.ts": module(marker, "{}"),
  })),
  ofFiles("a committed provider among the dependencies", (marker) => ({
    "package.json": dependent,
    ...plugin(marker),
  })),
  ofFiles("a committed provider that data names", (marker) => ({
    ...data({ providers: ["evil"] }),
    ...plugin(marker),
  })),
  ofFiles("a committed provider that data names with options", (marker) => ({
    ...data({ providers: [["evil", {}]], discovery: false }),
    ...plugin(marker),
  })),
  ofFiles("a provider whose main leaves the package", (marker) => ({
    "package.json": dependent,
    ...plugin(marker, { main: "../../outside.cjs" }),
    "outside.cjs": script(marker),
  })),
  ofFiles("a provider whose data is a script", (marker) => ({
    "package.json": dependent,
    ...plugin(marker, { greenPlace: { kind: "provider", spec: 1, data: "./index.js" } }),
  })),
  ofFiles("a provider by a path", (marker) => ({
    ...data({ providers: ["./x.cjs"] }),
    "x.cjs": script(marker),
  })),
  ...option("track", "output", (marker) => marker),
  ...option("track", "json", (marker) => marker),
  ...option("track", "record", (marker) => marker),
  ...option("track", "prometheus", (marker) => marker),
  ...option("run", "pauseCommand", (marker) => `touch '${marker}'`),
  ...option("run", "resumeCommand", (marker) => `touch '${marker}'`),
  ...option("run", "resume", () => true),
  ofFiles("a .codecarbon.config that writes elsewhere", (marker) => ({
    ".codecarbon.config": `[codecarbon]\noutput_dir = ${dirname(marker)}\noutput_file = marker\nproject_name = \u001b[2J\n`,
  })),
  ofFiles("prototype keys", () => ({
    "green-place.config.json":
      '{ "__proto__": { "providers": ["evil"] }, "options": { "__proto__": { "json": "x" }, "constructor": "x" }, "commands": { "__proto__": { "output": "x" } } }',
  })),
  ofFiles("prototype keys in YAML", () => ({
    "green-place.config.yaml": "__proto__: { providers: [evil] }\noptions: { __proto__: { json: x } }\n",
  })),
  ofFiles("escapes in keys and values", () =>
    data({ options: { "\u001b]0;x\u0007\u202ekey": "\u001b[2J" } }),
  ),
  ofFiles("text that is no JSON, with escapes", () => ({ "green-place.config.json": "\u001b[2J\u202e{" })),
  ofFiles("YAML of aliases of aliases", () => ({ "green-place.config.yaml": aliases })),
  ofFiles("YAML without an end to its depth", () => ({ "green-place.config.yaml": deepYaml })),
  ofFiles("JSON without an end to its depth", () => ({ "green-place.config.json": "[".repeat(200_000) })),
  ofFiles("two configurations", (marker) => ({ ...code(marker), ...data({}) })),
  ofFiles("many dependencies", () => ({
    "package.json": JSON.stringify({
      dependencies: Object.fromEntries(Array.from({ length: 40_000 }, (_, n) => [`d${n}`, ""])),
    }),
  })),
  ...special("a FIFO", (path) => void execFileSync("mkfifo", [path])),
  ...special("a link to /dev/zero", (path) => symlinkSync("/dev/zero", path)),
  ...special("a folder", (path) => void mkdirSync(path)),
  ...special("a link to itself", (path) => symlinkSync(path, path)),
  ...special("100 MB", (path) => {
    const file = openSync(path, "w");
    ftruncateSync(file, 100_000_000);
    closeSync(file);
  }),
  {
    name: "a configuration that is a link to code elsewhere",
    plant(folder, marker) {
      write(folder, { "elsewhere/x.js": script(marker) });
      symlinkSync(join(folder, "elsewhere", "x.js"), join(folder, "green-place.config.js"));
    },
  },
  {
    name: "a package.json that is a link",
    plant(folder, marker) {
      write(folder, { "elsewhere/package.json": dependent, ...plugin(marker) });
      symlinkSync(join(folder, "elsewhere", "package.json"), join(folder, "package.json"));
    },
  },
  {
    name: "code that everybody may change, though trusted",
    async plant(folder, marker, trust) {
      write(folder, {
        "package.json": '{ "type": "module" }',
        "green-place.config.js": "export default {};",
      });
      await trust();
      chmodSync(folder, 0o777);
      write(folder, code(marker));
    },
  },
  foreign("configuration in data", () => data({ options: { format: "json" } }), ["green-place.config.json"]),
  foreign("configuration that is code", code, ["green-place.config.js"]),
  foreign("the folder", code, ["."]),
  foreign("a provider", (marker) => ({ "package.json": dependent, ...plugin(marker) }), [
    "node_modules/evil",
  ]),
  afterTrust("the configuration changed", (folder, marker) => write(folder, code(marker))),
  afterTrust("a provider changed", (folder, marker) => write(folder, plugin(marker))),
  afterTrust("a provider became a link", (folder, marker) => {
    write(folder, { "other/index.js": module(marker, "() => ({})") });
    rmSync(join(folder, "node_modules/evil/index.js"));
    symlinkSync(join(folder, "other/index.js"), join(folder, "node_modules/evil/index.js"));
  }),
  afterTrust("the folder was replaced", (folder, marker) => {
    renameSync(folder, `${folder}.old`);
    write(folder, { ...code(marker), ...plugin(marker) });
  }),
  afterTrust("another configuration lies below", (folder, marker) => {
    // Calls come from below, where this is the nearest.
    write(
      folder,
      Object.fromEntries(Object.entries(code(marker)).map(([name, text]) => [`a/${name}`, text])),
    );
  }),
];
