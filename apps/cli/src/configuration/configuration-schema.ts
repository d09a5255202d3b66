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

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))]);

/** Validates a configuration file. A module of its own, so that zod is loaded only where there is a configuration. */
export const configurationSchema: z.ZodType = z.strictObject({
  options: z
    .record(z.string(), value)
    .describe("Defaults of options, by their long name without dashes")
    .optional(),
  providers: z
    .array(entry)
    .describe("Providers to add: a package name, [package name, its options], or a provider")
    .optional(),
  discovery: z
    .boolean()
    .describe("Whether providers among the dependencies are found by themselves, default true")
    .optional(),
});

export const configurationKeys: readonly string[] = ["options", "providers", "discovery"];
