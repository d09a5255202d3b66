import { z } from "zod";

const entry = z.union(
  [
    z.string().min(1),
    z.tuple([z.string().min(1), z.unknown()]),
    z.looseObject({ specVersion: z.number(), id: z.string() }),
  ],
  "Expected a package name, [package name, options] or a provider",
);

const value = z.union(
  [z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))],
  "Expected a text, a number, true, false or a list",
);

/** Validates a configuration file. A module of its own, so that zod is loaded only where there is a configuration. */
const fields = {
  options: z.record(z.string(), value).optional(),
  commands: z.record(z.string(), z.record(z.string(), value)).optional(),
  providers: z.array(entry).optional(),
  discovery: z.boolean().optional(),
};

export const configurationSchema: z.ZodType = z.strictObject(fields);

export const configurationKeys: readonly string[] = Object.keys(fields);
