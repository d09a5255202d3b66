import type { ProviderCheck } from "../provider-under-test.ts";
import { allAnswers } from "./all-answers.ts";

/** The same question has the same answer: of one provider twice, and of two that were made alike. */
export const repeatable: ProviderCheck = {
  id: "repeatable",
  title: "gives the same answers every time",
  faults: ({ create, provider }) => {
    const first = allAnswers(provider);
    return [
      ...(allAnswers(provider) === first ? [] : ["asked twice, it answers differently"]),
      ...(allAnswers(create()) === first ? [] : ["made twice, it answers differently"]),
    ];
  },
};
