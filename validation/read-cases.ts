import { readdirSync, readFileSync } from "node:fs";
import { type CaseFile, caseFile, unansweredFile } from "./case-schema.ts";
import { timeShiftCases } from "./time-shift-cases.ts";

const folder = new URL("./cases/", import.meta.url);
const json = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), "utf8"));

/** All classes of cases, in the order of the table. */
export function readCases(): CaseFile[] {
  return readdirSync(folder)
    .filter((name) => /^\d.*\.json$/.test(name))
    .sort()
    .map((name) => caseFile.parse(json(name)))
    .map((file) =>
      file.class === "time shifting" ? { ...file, cases: [...file.cases, ...timeShiftCases()] } : file,
    );
}

/** Published figures that no model of ours can answer, each with the reason. */
export const readUnanswered = (): ReturnType<typeof unansweredFile.parse> =>
  unansweredFile.parse(json("unanswered.json"));
