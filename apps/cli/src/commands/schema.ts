import { Argument, Command } from "commander";
import type { Session } from "../configuration/session.ts";
import { asJson } from "../render/as-json.ts";
import { schemaList } from "../schema/schema-list.ts";

export function command(session: Session): Command {
  return new Command()
    .description("Prints the JSON Schema of a command's JSON, of the configuration or of a workload file.")
    .addArgument(new Argument("<name>", "what to describe").choices(Object.keys(schemaList)))
    .addHelpText("after", "\nExample:\n  green-place schema recommend > recommend.schema.json")
    .action(async (name: string) => {
      const [{ toJSONSchema }, schema] = await Promise.all([import("zod"), schemaList[name]!()]);
      // As input, an object may have more fields than are listed: documents gain some from release to release.
      session.out(asJson({ title: `green-place ${name}`, ...toJSONSchema(schema, { io: "input" }) }));
    });
}
