/**
 * Documentation is true today: every `$ green-place …` in a console block is run and must print what the block shows,
 * every `ts` block of the README must run. `--write` puts today's output into the blocks.
 * Where blocks of a page name files (`file=workloads.yaml`), its examples run in a folder that holds them.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const write = process.argv.includes("--write");
const command = resolve("apps/cli/bin/green-place.mjs");
const pages = [
  "README.md",
  ...readdirSync("docs")
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];
let run = 0;
let wrong = 0;
let failed = 0;

for (const page of pages) {
  const text = readFileSync(page, "utf8");
  const folder = folderOf(text);
  const fresh = text.replace(
    /```console\n([\s\S]*?)```/g,
    (_, block) => `\`\`\`console\n${refreshed(page, block, folder)}\`\`\``,
  );
  if (folder !== undefined) rmSync(folder, { recursive: true });
  if (fresh !== text && write) writeFileSync(page, fresh);
  if (page === "README.md")
    for (const [, code] of text.matchAll(/```ts\n([\s\S]*?)```/g)) runTypeScript(page, code);
}
if (run === 0) throw new Error("no example was found: the check has guarded nothing");
console.log(
  `${run} examples in ${pages.length} pages, ${wrong} wrong${write ? " before" : ""}, ${failed} ts blocks failed`,
);
process.exit(failed > 0 || (wrong > 0 && !write) ? 1 : 0);

/** A new folder with the files that the blocks of a page name; undefined where they name none. */
function folderOf(text) {
  const blocks = [...text.matchAll(/^```\w+ file=(\S+)\n([\s\S]*?)^```$/gm)];
  if (blocks.length === 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "green-place-docs-"));
  for (const [, name, content] of blocks) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** The block with today's output. */
function refreshed(page, block, folder) {
  const parts = block.split(/^(?=\$ )/m);
  return parts
    .map((part) => {
      const [line, ...shown] = part.split("\n");
      if (!line.startsWith("$ green-place ")) return part;
      run++;
      const [cut, end, limit] = / \| (head|tail) -(\d+)$/.exec(line) ?? ["", "head", "0"];
      const args = splitWords(line.slice("$ green-place ".length, line.length - cut.length));
      const { stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
        encoding: "utf8",
        cwd: folder,
        // What the page names is ours.
        env: { ...process.env, NO_COLOR: "1", TZ: "UTC", GREEN_PLACE_TRUST: folder ?? "" },
      });
      const lines = (stdout || stderr).trimEnd().split("\n");
      const kept =
        limit === "0" ? lines : end === "head" ? lines.slice(0, Number(limit)) : lines.slice(-Number(limit));
      const output = kept.join("\n").trimEnd();
      if (output !== shown.join("\n").trimEnd()) {
        wrong++;
        if (!write) console.error(`${page}: "${line}" prints\n${output}\n`);
      }
      return `${line}\n${output}\n${shown.at(-1) === "" && shown.at(-2) === "" ? "\n" : ""}`;
    })
    .join("");
}

function runTypeScript(page, code) {
  run++;
  const file = resolve("examples/plain-node/.from-readme.mts");
  writeFileSync(file, code);
  try {
    const { status, stdout, stderr } = spawnSync(resolve("node_modules/.bin/tsx"), [file], {
      encoding: "utf8",
    });
    if (status !== 0) {
      failed++;
      console.error(`${page}: a ts block failed\n${stdout}${stderr}`);
    }
  } finally {
    rmSync(file);
  }
}

function splitWords(text) {
  return [...text.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word);
}
