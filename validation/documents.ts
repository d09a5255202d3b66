import { existsSync, readFileSync } from "node:fs";
import { START } from "./accuracy-markdown.ts";

const root = new URL("../", import.meta.url);

/** The documents that show the accuracy table: those that have its markers. */
export const documents = (): URL[] =>
  ["README.md", "docs/how-wrong-can-this-be.md"]
    .map((name) => new URL(name, root))
    .filter((url) => existsSync(url) && readFileSync(url, "utf8").includes(START));
