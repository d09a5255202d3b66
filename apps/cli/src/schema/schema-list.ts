import type { z } from "zod";

/** Every schema that `green-place schema` prints, by name. */
export const schemaList: Readonly<Record<string, () => Promise<z.ZodType>>> = {
  recommend: async () => (await import("./recommend-schema.ts")).schema,
  estimate: async () => (await import("./estimate-schema.ts")).schema,
  when: async () => (await import("./when-schema.ts")).schema,
  backtest: async () => (await import("./backtest-schema.ts")).schema,
  run: async () => (await import("./run-schema.ts")).schema,
  track: async () => (await import("./track-schema.ts")).schema,
  merge: async () => (await import("./merge-schema.ts")).schema,
  regions: async () => (await import("./regions-schema.ts")).schema,
  instances: async () => (await import("./instances-schema.ts")).schema,
  gpus: async () => (await import("./gpus-schema.ts")).schema,
  zones: async () => (await import("./zones-schema.ts")).schema,
  factors: async () => (await import("./factors-schema.ts")).schema,
  providers: async () => (await import("./providers-schema.ts")).schema,
  doctor: async () => (await import("./doctor-schema.ts")).schema,
  config: async () => (await import("../configuration/configuration-schema.ts")).configurationSchema,
  "workload-file": async () => (await import("@green-place/engine/requests")).workloadFileSchema,
};
