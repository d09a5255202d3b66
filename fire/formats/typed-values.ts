import { durationInHours, placementRef, regionRef } from "@green-place/engine";
import { list } from "../../apps/cli/src/options/parse-list.ts";
import {
  atLeastOne,
  notNegative,
  positiveNumber,
  share,
  wholeNumber,
} from "../../apps/cli/src/options/parse-number.ts";
import type { Format } from "./format.ts";
import { unsound } from "./sound-values.ts";

/** Commander's `InvalidArgumentError`. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "commander.invalidArgument";

/** What users type. */
const typed = (name: string, samples: readonly string[], read: (text: string) => unknown): Format => ({
  name,
  built: "text",
  samples: () => samples,
  read: async (text) => ({ [name]: read(text) }),
  fault: (value) => unsound(value),
});

const typedValues: readonly Format[] = [
  typed("duration", ["90s", "30m", "1.5h", ".5 d", "12"], durationInHours),
  typed("placement", ["aws:us-east-1:p4d.24xlarge"], placementRef),
  typed("region", ["aws:us-east-1"], regionRef),
  typed("numbers", ["1", "0.25", "1e-3", "+7"], (text) =>
    [positiveNumber, wholeNumber, share, atLeastOne, notNegative].map((parse) => {
      try {
        return parse(text);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        return null;
      }
    }),
  ),
  typed("list", ["a,b, c"], (text) => list(text, undefined)),
];
export default typedValues;
