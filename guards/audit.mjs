/**
 * No package that our users install has a known vulnerability of high or critical severity, by what the registry knows today. A registry
 * without an audit is said, and passes: it cannot tell. The lockfile's own packages are asked about, of runtime dependencies only.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const { name, version } = JSON.parse(readFileSync("package.json", "utf8")).devEngines.packageManager;
const { stdout, stderr, status } = spawnSync(
  "npx",
  ["--yes", "-p", `${name}@${version}`, "-c", "pnpm audit --prod --json"],
  { encoding: "utf8", maxBuffer: 64 * 1024 * 1024, shell: process.platform === "win32", timeout: 120_000 },
);
const report = jsonIn(stdout);
const counted = report?.metadata?.vulnerabilities;
if (counted === undefined) {
  const why = whyNot(`${stdout}${stderr}`);
  if (why === undefined) throw new Error(`pnpm audit ended with ${status} and said:\n${stdout}${stderr}`);
  console.log(`left out: the audit of dependencies, as ${why}`);
} else {
  const grave = Object.values(report.advisories ?? {}).filter(({ severity }) =>
    /^(high|critical)$/.test(severity),
  );
  for (const { module_name, vulnerable_versions, severity, title, url } of grave)
    console.error(`${severity}: ${module_name} ${vulnerable_versions}: ${title} (${url})`);
  if (grave.length !== (counted.high ?? 0) + (counted.critical ?? 0))
    throw new Error(
      `The audit counts ${JSON.stringify(counted)} and names ${grave.length} of them as grave.`,
    );
  console.log(
    `${grave.length} high or critical vulnerabilities in runtime dependencies; all: ${JSON.stringify(counted)}`,
  );
  process.exitCode = grave.length > 0 ? 1 : 0;
}

function jsonIn(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Why the registry did not answer: it has no audit, or cannot be reached. Undefined where it is something else. */
function whyNot(text) {
  const code = /responded with (404|405|501)\b/.exec(text)?.[1];
  if (code !== undefined) return `the registry has no audit (${code})`;
  return /ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT/.test(text)
    ? "the registry cannot be reached"
    : undefined;
}
