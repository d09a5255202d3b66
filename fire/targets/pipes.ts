import { execFileSync, spawn } from "node:child_process";
import { join } from "node:path";
import type { Planted, Target } from "./target.ts";

function pipe(arena: string): string {
  execFileSync("mkfifo", [join(arena, "pipe")]);
  return join(arena, "pipe");
}

/** A pipe with a reader; what it read is known when it ends, and it ends within a moment of being told to. */
function readPipe(arena: string): Planted {
  const path = pipe(arena);
  // One that holds the other end open too, so that it reads on from one writer to the next.
  const reader = spawn("sh", ["-c", 'exec cat 0<>"$0"', path], { stdio: ["ignore", "pipe", "ignore"] });
  let text = "";
  reader.stdout.setEncoding("utf8").on("data", (piece: string) => {
    text += piece;
  });
  return {
    path,
    async received() {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return text;
    },
    close: () => void reader.kill("SIGKILL"),
  };
}

const targets: readonly Target[] = [
  { name: "a pipe with a reader", plant: readPipe },
  { name: "a pipe that nobody reads", plant: (arena) => ({ path: pipe(arena) }) },
];
export default targets;
