import { tied } from "@green-place/provider-data/schema";
import { z } from "zod";
import type { Channel, CpuLoadModel, Metering } from "../meter/channel.ts";
import { above0, figure, quantityOf, share, text, texts } from "./figures.ts";

const tdp = { tdpWatts: quantityOf("W", figure), hostThreads: above0 };

const model = tied<CpuLoadModel>()(
  z.discriminatedUnion("curve", [
    z.object({ curve: z.literal("tdp"), ...tdp }),
    z.object({
      curve: z.literal("vcpu"),
      minWatts: quantityOf("W", figure),
      maxWatts: quantityOf("W", figure),
    }),
    z.object({ curve: z.literal("codecarbon"), ...tdp }),
  ]),
);

const metering = tied<Metering>()(
  z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("counter"),
      maxJoules: above0.nullable(),
      maxWatts: figure,
      restartsAtZero: z.boolean(),
    }),
    z.object({ kind: z.literal("power"), maxWatts: figure }),
    z.object({ kind: z.literal("cpu-load"), model }),
    z.object({ kind: z.literal("memory"), wattsPerGib: quantityOf("W/GiB", figure), gib: figure }),
  ]),
);

/** A channel as a trace has it. */
export const channel: z.ZodType<Channel> = tied<Channel>()(
  z.object({
    id: text,
    part: z.enum(["cpu", "gpu", "ram", "machine"]),
    device: text.exactOptional(),
    sensor: text,
    how: z.enum(["measured", "modelled", "assumed"]),
    metering,
    // Less than nothing was not used.
    error: z.object({ below: share, above: figure }),
    mirrorGroup: text.exactOptional(),
    covers: z
      .array(z.enum(["ram", "auxiliary"]))
      .max(2)
      .exactOptional(),
    share: share.exactOptional(),
    flags: texts.exactOptional(),
  }),
);
