import { resolve } from "node:path";
import { GreenPlaceError, type Signal, type ZoneSeries } from "@green-place/contract";
import { parseSeries } from "@green-place/core";
import type { EngineContext } from "../context.ts";

/**
 * A series from a CSV with the header `start,g_per_kwh`, of the signal that its owner says it is of.
 * Throws `E_FILE`, or what `parseSeries` throws, with the file named.
 */
export async function fileSeries(
  file: string,
  kind: Signal["kind"],
  context: EngineContext,
): Promise<ZoneSeries> {
  const text = await context.files
    .readText(resolve(context.cwd, file))
    .catch((cause: NodeJS.ErrnoException) => {
      const hint = "Give the path of a CSV with the header start,g_per_kwh.";
      throw new GreenPlaceError("E_FILE", `The series ${file} cannot be read (${cause.code}).`, hint, {
        cause,
      });
    });
  try {
    const signal = { kind, accounting: "location", boundary: "unstated" } as const;
    return { zone: file, signal, series: parseSeries(text), basis: "file", source: file };
  } catch (error) {
    if (!GreenPlaceError.isInstance(error)) throw error;
    throw new GreenPlaceError(error.code, `${file}: ${error.message}`, error.hint, { cause: error });
  }
}
