/** A program that runs and reads what it finds in the folder, whatever it is called for. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [code, data] = ["green-place.config.js", "green-place.config.json"];
if (existsSync(code)) await import(pathToFileURL(resolve(code)).href);
if (existsSync(data)) JSON.parse(readFileSync(data, "utf8"));
process.stdout.write("help\n");
