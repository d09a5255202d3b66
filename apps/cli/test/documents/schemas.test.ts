import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { schemaList } from "../../src/schema/schema-list.ts";
import { runMain } from "../run-main.ts";
import { printedSchema } from "./strict-schema.ts";

const names = Object.keys(schemaList);

interface Field {
  readonly path: string;
  readonly schema: { readonly [key: string]: unknown };
}

/** Every property of a schema, at any depth. */
function fieldsOf(node: unknown, path = ""): Field[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === "properties"
      ? Object.entries(value as Record<string, Field["schema"]>).flatMap(([name, schema]) => [
          { path: `${path}.${name}`, schema },
          ...fieldsOf(schema, `${path}.${name}`),
        ])
      : fieldsOf(value, Array.isArray(node) || key === "items" || key === "anyOf" ? path : `${path}/${key}`),
  );
}

/** A number that is no count, or a quantity: what a unit belongs to. One that has a field `unit` says it itself. */
const isMeasure = ({ schema }: Field): boolean =>
  [schema, ...((schema["anyOf"] as Field["schema"][] | undefined) ?? [])].some((one) => {
    const properties = (one["properties"] as object | undefined) ?? {};
    return (
      (one["type"] === "number" && one["const"] === undefined) ||
      one["$ref"] === "#/$defs/quantity" ||
      ("low" in properties && !("unit" in properties))
    );
  });

const units = new RegExp(
  [
    "\\b(kWh|kg CO2e|g CO2e per (kWh|hour)|W|GB|GiB|MiB|GB/s|TFLOP/s|FLOP|litres|hours|seconds|milliseconds|US dollars|degrees)\\b",
    "%",
    "0 to 1|ratio|share of one",
    "[Nn]umber of",
    "(its|quantity's) unit|Unit of",
  ].join("|"),
);

describe("green-place schema", () => {
  it.each(names)("prints a JSON Schema of %s", async (name) => {
    const schema = await printedSchema(name);
    expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(schema["title"]).toBe(`green-place ${name}`);
  });

  it.each(names)("describes every field of %s", async (name) => {
    const fields = fieldsOf(await printedSchema(name));
    expect(fields.length).toBeGreaterThan(2);
    expect(fields.filter(({ schema }) => !schema["description"]).map(({ path }) => path)).toEqual([]);
  });

  it.each(names)("names the unit of every figure of %s", async (name) => {
    const measures = fieldsOf(await printedSchema(name)).filter(isMeasure);
    const unitless = measures.filter(({ schema }) => !units.test(String(schema["description"])));
    expect(unitless.map(({ path, schema }) => `${path}: ${schema["description"]}`)).toEqual([]);
  });

  it("without a name lists all schemas", async () => {
    const { code, out } = await runMain("schema");
    expect(code).toBe(0);
    const listed = out.trim().split("\n").slice(1);
    expect(listed.map((line) => line.split(" ")[0])).toEqual(expect.arrayContaining(names));
  });

  it("lets documents gain fields, and refuses unknown ones where people write them", async () => {
    const recommend = await printedSchema("recommend");
    expect(recommend["required"]).toEqual(expect.arrayContaining(["schemaVersion", "options", "coverage"]));
    expect(recommend["additionalProperties"]).toBeUndefined();
    expect(JSON.stringify(await printedSchema("workload-file"))).toContain('"additionalProperties":false');
  });

  it("has every schema in docs/compatibility.md", () => {
    const page = readFileSync(new URL("../../../../docs/compatibility.md", import.meta.url), "utf8");
    const rows = [...page.matchAll(/^\| `([\w-]+)` +\| (.+?) +\|$/gm)].map(([, name, describes]) => [
      name,
      describes!.replaceAll("`", ""),
    ]);
    expect(rows).toEqual(Object.entries(schemaList).map(([name, { describes }]) => [name, describes]));
  });
});
