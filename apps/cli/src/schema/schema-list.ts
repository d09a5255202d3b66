import type { z } from "zod";

/** A schema that `green-place schema` prints. */
export interface ListedSchema {
  /** What it is the schema of. */
  readonly describes: string;
  load(): Promise<z.ZodType>;
}

/** Every schema that `green-place schema` prints, by name. */
export const schemaList: Readonly<Record<string, ListedSchema>> = {
  recommend: {
    describes: "recommend --format json",
    load: async () => (await import("./recommend-schema.ts")).schema,
  },
  estimate: {
    describes: "estimate --format json",
    load: async () => (await import("./estimate-schema.ts")).schema,
  },
  when: {
    describes: "when --format json",
    load: async () => (await import("./when-schema.ts")).schema,
  },
  backtest: {
    describes: "when --backtest --format json",
    load: async () => (await import("./backtest-schema.ts")).schema,
  },
  run: {
    describes: "run --dry-run",
    load: async () => (await import("./run-schema.ts")).schema,
  },
  track: {
    describes: "track --json FILE, replay --format json",
    load: async () => (await import("./track-schema.ts")).schema,
  },
  merge: {
    describes: "merge",
    load: async () => (await import("./merge-schema.ts")).schema,
  },
  regions: {
    describes: "regions --format json",
    load: async () => (await import("./regions-schema.ts")).schema,
  },
  instances: {
    describes: "instances --format json",
    load: async () => (await import("./instances-schema.ts")).schema,
  },
  gpus: {
    describes: "gpus --format json",
    load: async () => (await import("./gpus-schema.ts")).schema,
  },
  zones: {
    describes: "zones --format json",
    load: async () => (await import("./zones-schema.ts")).schema,
  },
  factors: {
    describes: "factors --format json",
    load: async () => (await import("./factors-schema.ts")).schema,
  },
  providers: {
    describes: "providers list --format json",
    load: async () => (await import("./providers-schema.ts")).schema,
  },
  "providers-test": {
    describes: "providers test --format json",
    load: async () => (await import("./providers-test-schema.ts")).schema,
  },
  refresh: {
    describes: "refresh --format json",
    load: async () => (await import("./refresh-schema.ts")).schema,
  },
  doctor: {
    describes: "doctor --format json",
    load: async () => (await import("./doctor-schema.ts")).schema,
  },
  config: {
    describes: "green-place.config.json",
    load: async () => (await import("../configuration/configuration-schema.ts")).configurationSchema,
  },
  "workload-file": {
    describes: "the file of estimate --file",
    load: async () => (await import("@green-place/engine/workload-file")).workloadFileSchema,
  },
};
