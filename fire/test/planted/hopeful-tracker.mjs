/** A tracker that is wrong on purpose: what it cannot read draws nothing. */
import { writeFileSync } from "node:fs";

const energyKwh = { gpu: { low: 0, value: 0, high: 0 } };
writeFileSync("report.json", JSON.stringify({ energyKwh, leftOut: [], warnings: [] }));
