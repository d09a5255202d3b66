/** A provider that this repository knows nothing of: built and packed elsewhere, installed with the packed command, found by it. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packWorkspace } from "./pack-workspace.mjs";

const folder = mkdtempSync(join(tmpdir(), "green-place-third-party-"));
try {
  const packed = join(folder, "packed");
  mkdirSync(packed);
  const tarballs = Object.fromEntries(
    Object.entries(packWorkspace(packed)).map(([name, path]) => [name, `file:${path}`]),
  );

  const provider = join(folder, "provider");
  cpSync("examples/provider-scaleway", provider, {
    recursive: true,
    filter: (path) => !/node_modules|dist$/.test(path),
  });
  install(provider, JSON.parse(run("npm", ["pkg", "get"], provider)), tarballs);
  run("npm", ["test"], provider);
  run("npm", ["pack", "--silent", "--pack-destination", packed], provider);
  const tarball = readdirSync(packed).find((name) => name.startsWith("green-place-provider-scaleway-"));

  const project = join(folder, "project");
  mkdirSync(project);
  const dependencies = {
    "green-place": tarballs["green-place"],
    "green-place-provider-scaleway": `file:${join(packed, tarball)}`,
  };
  install(project, { name: "project", private: true, dependencies }, tarballs);
  const greenPlace = (...args) => run(join(project, "node_modules/.bin/green-place"), args, project);
  greenPlace("trust");
  const { options } = JSON.parse(
    greenPlace("recommend", "--gpu", "h100", "--hours", "12", "--provider", "scaleway", "--format", "json"),
  );
  // Paris on nuclear power and at a PUE of 1.16 against Warsaw on coal at 1.32: no doubt about who comes first.
  if (options[0]?.region !== "fr-par-2") throw new Error(`recommend puts ${options[0]?.region} first`);
  if (options[0].waterLitres === null) throw new Error("the disclosed WUE was not used");
  const checked = greenPlace("providers", "test", "green-place-provider-scaleway");
  console.log(
    `${options.length} options of the third party's provider; ${checked.trim().split("\n").at(-1)}`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Installs with every package of ours taken from its tarball. */
function install(at, manifest, tarballs) {
  const overridden = (listed) =>
    Object.fromEntries(Object.entries(listed ?? {}).map(([name, range]) => [name, tarballs[name] ?? range]));
  const dependencies = overridden(manifest.dependencies);
  const devDependencies = overridden(manifest.devDependencies);
  writeFileSync(
    join(at, "package.json"),
    JSON.stringify({ ...manifest, dependencies, devDependencies, overrides: tarballs }),
  );
  run("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"], at);
}

function run(command, args, cwd) {
  try {
    return execFileSync(command, args, {
      cwd,
      encoding: "utf8",
      // What is trusted here is forgotten with the folder.
      env: { ...process.env, GREEN_PLACE_STATE_DIR: join(folder, "state") },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: 300_000,
    });
  } catch (error) {
    throw new Error(`${command} ${args.join(" ")} in ${cwd}\n${error.stdout}${error.stderr}`);
  }
}
