import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { temporaryFolder } from "./support/fake-machine.ts";
import { trackerProgram } from "./support/tracker-process.ts";

/** `script` of util-linux gives a command a terminal of its own; what comes on its stdin are the keys. */
const hasTerminals = ((): boolean => {
  try {
    return execFileSync("script", ["--version"], { encoding: "utf8", stdio: "pipe" }).includes("util-linux");
  } catch {
    return false;
  }
})();

const terminals: ChildProcess[] = [];
afterEach(() => {
  for (const terminal of terminals.splice(0)) terminal.kill("SIGKILL");
});

const quoted = (text: string): string => `'${text.replaceAll("'", `'"'"'`)}'`;

/** Notes each signal that it gets, and ends a while after the first. */
const noting = (file: string): string => `
  const { appendFileSync } = require("node:fs");
  for (const name of ["SIGINT", "SIGQUIT", "SIGHUP"])
    process.on(name, () => { appendFileSync(${JSON.stringify(file)}, name + "\\n"); setTimeout(() => process.exit(0), 500); });
  appendFileSync(${JSON.stringify(file)}, "ready " + process.ppid + "\\n");
  setTimeout(() => process.exit(1), 20000);
`;

interface Tracked {
  /** Of the tracker. */
  readonly pid: number;
  readonly terminal: ChildProcess;
  readonly until: (pattern: RegExp) => Promise<string>;
}

/** Tracks such a command in a terminal; `inShell` writes the line that the terminal's shell runs. */
async function trackInTerminal(inShell: (tracker: string) => string): Promise<Tracked> {
  const folder = temporaryFolder();
  const [file, options] = [join(folder, "signals"), join(folder, "options.json")];
  writeFileSync(
    options,
    JSON.stringify({
      options: { gramsPerKwh: 100, cloudMetadata: "never", codecarbonConfig: false, quiet: true },
      context: { stateDirectory: join(folder, "state") },
    }),
  );
  const argv = [
    process.execPath,
    await trackerProgram(),
    options,
    "--",
    process.execPath,
    "-e",
    noting(file),
  ];
  const line = inShell(argv.map(quoted).join(" "));
  const terminal = spawn("script", ["--quiet", "--command", line, "/dev/null"], {
    stdio: ["pipe", "ignore", "inherit"],
    env: { ...process.env, SHELL: "/bin/sh" },
  });
  terminals.push(terminal);
  const until = async (pattern: RegExp): Promise<string> => {
    for (let waited = 0; waited < 20_000; waited += 20) {
      const text = existsSync(file) ? readFileSync(file, "utf8") : "";
      if (pattern.test(text)) return text;
      await wait(20);
    }
    throw new Error(`never noted ${pattern}`);
  };
  const pid = Number(/^ready (\d+)\n/.exec(await until(/^ready \d+\n/))![1]);
  return { pid, terminal, until };
}

/**
 * What the command got. The tracker is held while the signal comes, and goes on once the command has noted it: two that came at once
 * would look like one.
 */
async function signalsOf({ pid, until }: Tracked, send: () => void): Promise<readonly string[]> {
  process.kill(pid, "SIGSTOP");
  send();
  await until(/SIG/);
  process.kill(pid, "SIGCONT");
  await wait(400);
  return (await until(/SIG/)).trim().split("\n").slice(1);
}

describe.skipIf(!hasTerminals)("in a terminal (with util-linux's script)", () => {
  test.each([
    ["SIGINT", "\x03", "with a terminal as stdin", ""],
    ["SIGQUIT", "\x1c", "with a terminal as stdin", ""],
    ["SIGINT", "\x03", "with another stdin", "< /dev/null"],
    ["SIGQUIT", "\x1c", "with another stdin", "< /dev/null"],
  ])("the key of %s (%j) reaches the command once, %s", async (signal, key, _, stdin) => {
    // The shell outlives it: with its leader the terminal would go, and send SIGHUP.
    const tracked = await trackInTerminal((tracker) => `trap : INT QUIT; ${tracker} ${stdin}; true`);
    expect(await signalsOf(tracked, () => void tracked.terminal.stdin!.write(key))).toEqual([signal]);
  });

  test("a terminal that is closed reaches the command once, below a shell, which the system tells first", async () => {
    const tracked = await trackInTerminal((tracker) => `${tracker} < /dev/null; true`);
    expect(await signalsOf(tracked, () => void tracked.terminal.kill("SIGKILL"))).toEqual(["SIGHUP"]);
  });

  test("a terminal that is closed reaches the command where the tracker leads the session and is the only one told", async () => {
    const { terminal, until } = await trackInTerminal((tracker) => `exec ${tracker}`);
    terminal.kill("SIGKILL");
    await until(/SIGHUP/);
    await wait(400);
    expect((await until(/SIG/)).match(/SIG/g)).toHaveLength(1);
  });

  test("a signal to the tracker alone reaches a command in the background", async () => {
    const { pid, until } = await trackInTerminal((tracker) => `set -m; ${tracker} < /dev/null & wait`);
    process.kill(pid, "SIGINT");
    await until(/SIGINT/);
    await wait(300);
    expect((await until(/SIG/)).match(/SIG/g)).toHaveLength(1);
  });
});
