/**
 * The contract is one package, and a provider needs nothing of ours but it. The packed contract is installed into an empty folder, and every
 * import in the packed JavaScript and declarations of each provider is looked at: the bundled ones, the Scaleway example, both templates.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createProvider } from "../packages/create-provider/dist/index.mjs";
import { importFaults } from "./import-faults.mjs";
import { packWorkspace, publishedPackages } from "./pack-workspace.mjs";

const CONTRACT = "@green-place/contract";
const tsc = resolve("node_modules/typescript/bin/tsc");
const folder = mkdtempSync(join(tmpdir(), "green-place-imports-"));
const faults = [];
let imports = 0;
try {
  const { [CONTRACT]: tarball } = packWorkspace(folder, [CONTRACT]);
  const alone = join(folder, "alone");
  mkdirSync(alone);
  writeFileSync(join(alone, "package.json"), JSON.stringify({ name: "alone", private: true }));
  run("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", tarball], alone);
  const lock = JSON.parse(readFileSync(join(alone, "node_modules/.package-lock.json"), "utf8"));
  const installed = Object.keys(lock.packages);
  if (installed.length !== 1) faults.push(`${CONTRACT} installs ${installed.length} packages: ${installed}`);

  look(resolve("packages/contract"));
  const bundled = publishedPackages().filter(({ manifest }) => manifest.greenPlace?.kind === "provider");
  const providers = [
    ...bundled.map(({ path }) => path),
    example(),
    await template("code"),
    await template("data"),
  ];
  for (const provider of providers) look(provider);
  if (bundled.length < 3 || imports < 20)
    throw new Error(`${bundled.length} bundled providers, ${imports} imports: the check has guarded nothing`);
  for (const fault of faults) console.error(fault);
  console.log(
    `contract: ${installed.length} package; ${providers.length} providers, ${imports} imports, ${faults.length} faults`,
  );
  if (faults.length > 0) process.exitCode = 1;
  else run(process.execPath, ["--input-type=module", "-e", `await import("${CONTRACT}")`], alone);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Looks at what a package would publish. */
function look(home) {
  const [{ files }] = JSON.parse(run("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], home));
  const found = importFaults(
    home,
    files.map(({ path }) => path),
    CONTRACT,
  );
  imports += found.imports;
  faults.push(...found.faults);
}

/** The example as a third party builds it, with nothing but the contract installed. */
function example() {
  const home = join(folder, "example");
  const filter = (path) => !/node_modules|dist$/.test(path);
  cpSync("examples/provider-scaleway", home, { recursive: true, filter });
  return built(home);
}

async function template(kind) {
  const home = join(folder, kind);
  const packageName = `green-place-provider-${kind}`;
  await createProvider({ id: kind, name: kind, packageName, dataOnly: kind === "data", folder: home });
  return kind === "data" ? home : built(home);
}

function built(home) {
  mkdirSync(join(home, "node_modules/@green-place"), { recursive: true });
  symlinkSync(join(folder, "alone/node_modules", CONTRACT), join(home, "node_modules", CONTRACT), "junction");
  run(process.execPath, [tsc], home);
  return home;
}

function run(command, args, cwd) {
  const shell = process.platform === "win32" && command === "npm";
  try {
    return execFileSync(command, args, {
      cwd,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
      shell,
    });
  } catch (error) {
    throw new Error(`${command} ${args.join(" ")} in ${cwd}\n${error.stdout}`);
  }
}
