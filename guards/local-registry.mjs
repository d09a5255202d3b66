/** A package registry on loopback that holds our packages as they would be published, and passes everything else on. */
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { packWorkspace } from "./pack-workspace.mjs";

const ours = ["@green-place/*", "green-place", "green-place-provider-*"];

/**
 * Starts the registry with its files under `folder` and publishes the workspace to it. `env` makes npm use it and nothing else; `published` is
 * the order in which the packages went there.
 */
export async function startRegistry(folder) {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/`;
  const upstream = spawnSync("npm", ["config", "get", "registry"], {
    encoding: "utf8",
    shell: process.platform === "win32",
  }).stdout.trim();
  mkdirSync(folder, { recursive: true });
  // JSON is YAML.
  const config = join(folder, "config.yaml");
  const open = { access: "$all", publish: "$all", unpublish: "$all" };
  writeFileSync(
    config,
    JSON.stringify({
      storage: join(folder, "storage"),
      uplinks: { upstream: { url: upstream, cache: false, timeout: "60s", max_fails: 20 } },
      packages: {
        ...Object.fromEntries(ours.map((pattern) => [pattern, open])),
        "**": { ...open, proxy: "upstream" },
      },
      web: { enable: false },
      max_body_size: "100mb",
      log: { type: "stdout", format: "json", level: "error" },
    }),
  );
  const manifest = fileURLToPath(import.meta.resolve("verdaccio/package.json"));
  const { bin } = JSON.parse(readFileSync(manifest, "utf8"));
  const program = join(dirname(manifest), typeof bin === "string" ? bin : bin.verdaccio);
  const child = spawn(process.execPath, [program, "--config", config, "--listen", `127.0.0.1:${port}`], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  const npmrc = join(folder, "npmrc");
  // Anybody may publish here, but npm insists on something that looks like a key.
  writeFileSync(
    npmrc,
    `registry=${address}\n//127.0.0.1:${port}/:_authToken=rehearsal\nprovenance=false\naudit=false\nfund=false\nupdate-notifier=false\n`,
  );
  const env = {
    ...process.env,
    npm_config_userconfig: npmrc,
    npm_config_registry: address,
    npm_config_cache: join(folder, "cache"),
    NPM_CONFIG_PROVENANCE: "false",
  };
  const stop = () => child.kill();
  try {
    await answering(`${address}-/ping`);
    const packed = join(folder, "packed");
    mkdirSync(packed);
    const tarballs = packWorkspace(packed);
    for (const tarball of Object.values(tarballs)) {
      const { status, stdout, stderr } = spawnSync(
        "npm",
        ["publish", tarball, "--provenance=false", "--access=public", "--ignore-scripts"],
        { env, encoding: "utf8", shell: process.platform === "win32" },
      );
      if (status !== 0) throw new Error(`npm publish ${tarball}\n${stdout}${stderr}`);
    }
    return { env, stop, published: Object.keys(tarballs) };
  } catch (error) {
    stop();
    throw error;
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function answering(url) {
  for (let attempt = 0; attempt < 120; attempt++) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("the registry on loopback did not start within a minute");
}
