import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { extname, join } from "node:path";
import type { Planted, Target } from "../targets/target.ts";
import { callProgram } from "./called-process.ts";
import { type Entry, treeOf } from "./tree.ts";

/** The options of `track` that name a file. */
export const outputOptions = ["--output", "--json", "--prometheus", "--record"] as const;
export type OutputOption = (typeof outputOptions)[number];

const ownCode = 7;

/** Sends an output of a program to a target. A sentence for each thing that is wrong afterwards. */
export async function plantedOutput(
  target: Target,
  option: OutputOption,
  program: string,
  scratch: string,
): Promise<readonly string[]> {
  const folder = mkdtempSync(join(scratch, "planted-"));
  const [arena, home] = [join(folder, "arena"), join(folder, "home")];
  for (const each of [arena, home]) mkdirSync(each);
  if (target.user !== undefined) {
    for (const each of [folder, home]) chownSync(each, target.user, target.user);
    // Other users have to get there.
    chmodSync(scratch, 0o711);
  }
  const planted = await target.plant(arena);
  try {
    const before = treeOf(arena);
    const track = ["track", "--quiet", "--metadata", "never", "--intensity", "30"];
    const ended = await callProgram(
      program,
      [...track, option, planted.path, "--", "sh", "-c", `exit ${ownCode}`],
      {
        cwd: home,
        env: { HOME: home, GREEN_PLACE_STATE_DIR: join(home, "state"), NO_COLOR: "1" },
        ...(target.user !== undefined && { user: target.user }),
      },
    );
    const broke: string[] = [];
    if (ended.hung) return ["it hung"];
    if (ended.code !== ownCode) broke.push(`the command's exit code became ${ended.code}: ${ended.stderr}`);
    if (/^\s+at .*:\d+:\d+\)?$/m.test(ended.stderr)) broke.push(`a stack: ${ended.stderr.slice(0, 300)}`);
    if (/[^\P{C}\n]|[\p{Zl}\p{Zp}]/u.test(ended.stderr)) broke.push("stderr holds what a terminal obeys");
    broke.push(...treeFaults(before, treeOf(arena), planted, option));
    const said = ended.stderr.split("\n").filter((line) => line.startsWith("green-place: "));
    const received = await receivedBy(planted, before, option);
    if (received === "" && said.length !== 1)
      broke.push(`nothing was written and ${said.length} sentences say so: ${ended.stderr}`);
    if (received && !isWhole(received, option))
      broke.push(`what was written is not whole: ${received.slice(-80)}`);
    return broke;
  } finally {
    await planted.close?.();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** A file of other columns is left alone, and the row goes beside it. */
function besideOf(path: string): string {
  const extension = extname(path);
  return `${path.slice(0, path.length - extension.length)}-2${extension}`;
}

function treeFaults(
  before: ReadonlyMap<string, Entry>,
  after: ReadonlyMap<string, Entry>,
  { path, result, folders = [] }: Planted,
  option: OutputOption,
): string[] {
  const broke: string[] = [];
  const mayAppear = new Set([
    result,
    ...folders,
    ...(option === "--output" && result ? [result, path].map(besideOf) : []),
  ]);
  for (const [path, { kind, text }] of before) {
    const now = after.get(path);
    if (!now) broke.push(`${path} is gone`);
    else if (now.kind !== kind) broke.push(`${path} was ${kind} and is ${now.kind}`);
    else if (now.text !== text && path !== result) broke.push(`${path} has another text`);
  }
  for (const path of after.keys())
    if (!before.has(path) && !mayAppear.has(path)) broke.push(`${path} was left behind`);
  return broke;
}

async function receivedBy(
  planted: Planted,
  before: ReadonlyMap<string, Entry>,
  option: OutputOption,
): Promise<string | null> {
  if (planted.received) return planted.received();
  const { result, path } = planted;
  if (result === undefined) return "";
  const own = existsSync(result) ? readFileSync(result, "utf8") : "";
  if (own !== (before.get(result)?.text ?? "")) return own;
  const beside = [result, path].map(besideOf).find((each) => existsSync(each));
  return option === "--output" && beside ? readFileSync(beside, "utf8") : "";
}

function isWhole(text: string, option: OutputOption): boolean {
  if (option !== "--json") return text.endsWith("\n");
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}
