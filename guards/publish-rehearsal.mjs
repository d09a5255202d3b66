/**
 * The whole way of somebody who publishes a provider, on a registry of our own on loopback. First docs/write-a-provider.md, alone and from
 * an empty folder: its `sh` blocks are run in order, its other blocks written into the files that they name; one that is marked `unchanged`
 * must be what that file holds already. Then the example provider: a changeset becomes a version, the version is published, a user installs
 * it, and `recommend` shows it.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { startRegistry } from "./local-registry.mjs";

const page = readFileSync("docs/write-a-provider.md", "utf8");
const example = resolve("examples/provider-scaleway");
const folder = mkdtempSync(join(tmpdir(), "green-place-rehearsal-"));
const { env, stop, published } = await startRegistry(join(folder, "registry"));
try {
  console.log(`published in this order: ${published.join(", ")}`);
  const answers = followPage(page, join(folder, "afternoon"));
  const shown = answers.filter((text) => /acme eu-north/.test(text)).length;
  if (shown < 2)
    throw new Error(`the page's recommend does not show the new provider:\n${answers.join("\n---\n")}`);
  if (!answers.some((text) => /green-place-provider-acme passes all \d+ checks/.test(text)))
    throw new Error("providers test did not pass");
  if (!answers.some((text) => /green-place-provider-acme +0\.2\.0/.test(text)))
    throw new Error("the published version was not installed");
  console.log(`docs/write-a-provider.md: ${answers.length} blocks run`);

  const provider = join(folder, "provider");
  cpSync(example, provider, { recursive: true, filter: (path) => !/node_modules|dist$/.test(path) });
  shell(
    "npm install\ngit init --quiet\ngit add .\ngit commit --quiet --message Facts\nnpx changeset version\nnpm test\nnpm run release",
    provider,
  );
  const { version } = JSON.parse(readFileSync(join(provider, "package.json"), "utf8"));
  const user = join(folder, "user");
  mkdirSync(user);
  shell("npm init --yes\nnpm install green-place green-place-provider-scaleway\nnpx green-place trust", user);
  const { options, data } = JSON.parse(
    shell("npx green-place recommend --gpu h100 --hours 12 --provider scaleway --format json", user),
  );
  if (options[0]?.provider !== "scaleway") throw new Error("recommend does not show the published provider");
  console.log(
    `green-place-provider-scaleway ${version}: published, installed, ${options.length} options, data of ${data.find(({ id }) => id === "scaleway").asOf}`,
  );
} finally {
  stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Follows the page as a reader would; returns what each `sh` block printed. */
function followPage(text, start) {
  mkdirSync(start);
  let cwd = start;
  const printed = [];
  const blocks = /^```(\w+)(?: file=(\S+))?( unchanged)?\n([\s\S]*?)^```$/gm;
  for (const [, language, file, unchanged, code] of text.matchAll(blocks)) {
    if (unchanged !== undefined) {
      if (readFileSync(join(cwd, file), "utf8") !== code)
        throw new Error(`${file} is not as the page shows it`);
    } else if (file !== undefined) {
      mkdirSync(dirname(join(cwd, file)), { recursive: true });
      writeFileSync(join(cwd, file), code);
    } else if (language === "sh") {
      const here = join(folder, "here");
      printed.push(shell(`${code}\npwd > "${here}"`, cwd));
      cwd = readFileSync(here, "utf8").trim();
    } else throw new Error(`a ${language} block names no file, so nobody runs it:\n${code}`);
  }
  if (printed.length === 0) throw new Error("the page has no block to run: the check has guarded nothing");
  return printed;
}

function shell(script, cwd) {
  const started = Date.now();
  const people = {
    GIT_AUTHOR_NAME: "A",
    GIT_AUTHOR_EMAIL: "a@example.com",
    GIT_COMMITTER_NAME: "A",
    GIT_COMMITTER_EMAIL: "a@example.com",
  };
  const { status, stdout, stderr } = spawnSync("bash", ["-euo", "pipefail", "-c", script], {
    cwd,
    env: {
      ...env,
      ...people,
      npm_config_yes: "true",
      NO_COLOR: "1",
      CI: "true",
      // What the page has trusted is forgotten with the folder.
      GREEN_PLACE_STATE_DIR: join(folder, "state"),
    },
    encoding: "utf8",
    timeout: 300_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0)
    throw new Error(`this failed in ${cwd} after ${Date.now() - started} ms:\n${script}\n${stdout}${stderr}`);
  return stdout;
}
