import { parseInstant } from "@green-place/core";
import { z } from "zod";
import { MOST_GRAMS_PER_KWH } from "./intensity-point.ts";
import { LiveFailure } from "./live-failure.ts";

/** A body in the shape that the service documents. Throws `LiveFailure`, naming the field at fault but none of its content. */
export function readBody<T>(service: string, shape: z.ZodType<T>, body: unknown): T {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join(".") || "the whole";
  throw new LiveFailure(
    "unreadable-answer",
    `${service} answered in another form than it documents (at ${where})`,
    true,
  );
}

/** Throws `LiveFailure` where an answer is about another zone than was asked for. */
export function refuseOtherZone(service: string, asked: string, answered: string): void {
  if (answered !== asked)
    throw new LiveFailure("unreadable-answer", `${service} answered for another zone than ${asked}`, true);
}

/** An ISO 8601 instant with its offset, as milliseconds since 1970. Without an offset it is refused: it could mean any zone. */
export const instant: z.ZodType<number, string> = z.string().transform((text, context) => {
  const ms = parseInstant(text);
  if (ms !== undefined) return ms;
  context.issues.push({ code: "custom", message: "not an instant with an offset", input: text });
  return z.NEVER;
});

/** A carbon intensity as a service may state it. */
export const grams: z.ZodType<number, number> = z.number().min(0).max(MOST_GRAMS_PER_KWH);
