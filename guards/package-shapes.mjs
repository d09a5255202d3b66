/** Every published package is shaped as its manifest says: publint, and types that resolve as ESM (are the types wrong). */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { packWorkspace, publishedPackages } from "./pack-workspace.mjs";

const folder = mkdtempSync(join(tmpdir(), "green-place-shapes-"));
try {
  packWorkspace(folder);
  const tarballs = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  const expected = publishedPackages();
  if (tarballs.length !== expected.length)
    throw new Error(`${expected.length} packages, but ${tarballs.length} tarballs`);
  let failed = false;
  for (const { path } of expected) {
    const manifest = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
    failed = fails(`publint ${manifest.name}`, "publint", [path, "--strict", "--pack", "npm"]) || failed;
  }
  for (const tarball of tarballs) {
    failed = fails(`attw ${tarball}`, "attw", [join(folder, tarball), "--profile", "esm-only"]) || failed;
  }
  if (failed) process.exitCode = 1;
  else console.log(`${tarballs.length} packages`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function fails(name, command, args) {
  const { status, stdout, stderr } = spawnSync(resolve("node_modules/.bin", command), args, {
    encoding: "utf8",
  });
  if (status !== 0) console.error(`${name}\n${stdout}${stderr}`);
  return status !== 0;
}
