import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { runMain } from "../run-main.ts";

type Json = { readonly [key: string]: unknown };

/** What is wrong with a document by the schema that `green-place schema NAME` prints, fields that it lacks included. */
export async function faultsByPrintedSchema(name: string, document: unknown): Promise<readonly string[]> {
  let check = checks.get(name);
  if (!check) {
    const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
    formats.default(ajv);
    check = ajv.compile(closed(await printedSchema(name)) as Json);
    checks.set(name, check);
  }
  if (check(document)) return [];
  return check.errors!.map(({ instancePath, message, params }) =>
    `${instancePath} ${message} ${JSON.stringify(params)}`.trim(),
  );
}

const checks = new Map<string, ReturnType<Ajv2020["compile"]>>();

export async function printedSchema(name: string): Promise<Json> {
  return JSON.parse((await runMain(`schema ${name}`)).out) as Json;
}

/** The schema with every object closed: a field that it does not list is a fault. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== "object" || node === null) return node;
  const inner = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  return "properties" in inner ? { additionalProperties: false, ...inner } : inner;
}
