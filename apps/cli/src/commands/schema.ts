import { Argument, Command } from "commander";
import type { Session } from "../configuration/session.ts";
import { asJson } from "../render/as-json.ts";
import { plainTable } from "../render/plain-table.ts";
import { schemaList } from "../schema/schema-list.ts";

export function command(session: Session): Command {
  return new Command()
    .description(
      "Prints the JSON Schema of a command's JSON, of the configuration or of a workload file; without a name, lists them.",
    )
    .addArgument(new Argument("[name]", "what to describe").choices(Object.keys(schemaList)))
    .addHelpText("after", "\nExample:\n  green-place schema recommend > recommend.schema.json")
    .action(async (name: string | undefined) => {
      session.out(name === undefined ? listText(session.columns) : await schemaText(name));
    });
}

function listText(width: number | undefined): string {
  const rows = Object.entries(schemaList).map(([name, { describes }]) => [name, describes]);
  return `${plainTable([{ title: "schema" }, { title: "describes" }], rows, width)}\n`;
}

async function schemaText(name: string): Promise<string> {
  const [{ toJSONSchema }, schema] = await Promise.all([import("zod"), schemaList[name]!.load()]);
  // As input, an object may have more fields than are listed: documents gain some from release to release.
  return asJson({ title: `green-place ${name}`, ...toJSONSchema(schema, { io: "input" }) });
}
