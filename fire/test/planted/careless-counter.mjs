/** Adds a line to a file, and notes that it has; `finish` adds it again where that note is not there. It loses and doubles lines. */
import { appendFileSync, existsSync, rmSync, writeFileSync } from "node:fs";

const [action] = process.argv.slice(2);
if (action === "count") {
  writeFileSync("begun", "");
  appendFileSync("lines", "one\n");
  writeFileSync("counted", "");
  rmSync("begun");
} else if (existsSync("begun")) {
  if (!existsSync("counted")) appendFileSync("lines", "one\n");
  rmSync("begun");
}
