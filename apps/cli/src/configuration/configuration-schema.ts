import { z } from "zod";

const entry = z.union(
  [
    z.string().min(1),
    z.tuple([z.string().min(1), z.unknown()]),
    z.looseObject({
      specVersion: z.int().describe("Version of the provider contract that it is made for"),
      id: z.string().describe("Id of the provider"),
    }),
  ],
  "Expected a package name, [package name, options] or a provider",
);

const value = z.union(
  [z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))],
  "Expected a text, a number, true, false or a list",
);

/** Validates a configuration file. A module of its own, so that zod is loaded only where there is a configuration. */
const fields = {
  options: z
    .record(z.string(), value)
    .describe("Defaults of options of every command that can use them, by their long name without dashes")
    .optional(),
  commands: z
    .record(z.string(), z.record(z.string(), value))
    .describe("Defaults of one command's options, by the command's name; they win over `options`")
    .optional(),
  providers: z
    .array(entry)
    .describe("Providers to add: a package name, [package name, its options], or a provider")
    .optional(),
  discovery: z
    .boolean()
    .describe("Whether providers among the dependencies are found by themselves, default true")
    .optional(),
};

export const configurationSchema: z.ZodType = z.strictObject(fields);

export const configurationKeys: readonly string[] = Object.keys(fields);
