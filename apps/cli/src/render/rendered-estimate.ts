import { type EverydayTerm, everydayTerms } from "@green-place/core";
import type { RequestedFootprint, RequestedFootprints } from "@green-place/engine/requests";
import { createColors } from "picocolors";
import type { Session } from "../configuration/session.ts";
import type { EstimateOptions } from "../options/estimate-options.ts";
import type { EstimateDocument } from "../schema/estimate-schema.ts";
import { asDocument } from "./as-json.ts";

/** The footprints in the format that was asked for. `leftOut` says of each whether the call left its embodied carbon out. */
export async function renderedEstimate(
  { rows: results, total }: RequestedFootprints,
  leftOut: readonly boolean[],
  { format, explain, file, proportion }: EstimateOptions,
  session: Session,
): Promise<string> {
  if (format === "json") {
    const shown = proportion ? results.map(inProportion) : results;
    return asDocument<EstimateDocument>(file === undefined ? shown[0]! : { estimates: shown, total });
  }
  if (format === "table") {
    const [{ estimateText }, { totalText }] = await Promise.all([
      import("./estimate-text.ts"),
      import("./total-text.ts"),
    ]);
    const colour = createColors(session.colour);
    const texts = results.map((result, index) =>
      estimateText(
        result,
        { explain: explain === true, leftOut: leftOut[index]!, inFile: file !== undefined },
        session.columns,
        colour,
      ),
    );
    if (results.length > 1 && total) texts.push(totalText(total, leftOut, session.columns, colour));
    return texts.join("\n");
  }
  const { estimateRow } = await import("./estimate-row.ts");
  const rows = results.map(estimateRow);
  return format === "csv"
    ? (await import("./as-csv.ts")).asCsv(rows)
    : (await import("./as-markdown.ts")).asMarkdown(rows);
}

function inProportion(result: RequestedFootprint): RequestedFootprint & { proportion: EverydayTerm[] } {
  const { carbonKg } = result;
  if ("steps" in result) return { ...result, proportion: everydayTerms(result) };
  const kwh = result.energyKwh * result.pue;
  return {
    ...result,
    proportion: everydayTerms({ energyKwh: { low: kwh, value: kwh, high: kwh }, carbonKg }),
  };
}
