import { z } from "zod";
import type { RunState } from "./run-state.ts";

const slot = z.object({ startMs: z.number(), endMs: z.number() });

/** A module of its own, so that zod is loaded only where a run is resumed. */
export const runStateSchema: z.ZodType<RunState> = z.object({
  version: z.literal(1),
  id: z.string().min(1),
  createdMs: z.number(),
  command: z.array(z.string()).min(1),
  cwd: z.string(),
  slots: z.array(slot).min(1),
  pauseCommand: z.string().optional(),
  resumeCommand: z.string().optional(),
  brake: z.enum(["off", "moving", "on"]),
});
