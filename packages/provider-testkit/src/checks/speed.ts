import type { ProviderCheck } from "../provider-under-test.ts";
import { allAnswers } from "./all-answers.ts";

/** Generous for a slow machine under load; a table of 1,300 types and 15,000 prices takes a tenth. */
const MOST_MS_TO_CREATE = 500;
const MOST_MS_TO_LIST = 100;
const MOST_MS_FOR_EVERYTHING = 4_000;

/** A command that takes 300 ms in all has no time for a slow provider. */
export const speed: ProviderCheck = {
  id: "speed",
  title: "answers within the time budget",
  faults: ({ create }) => {
    const started = performance.now();
    const provider = create();
    const created = performance.now();
    provider.regions();
    provider.instanceTypes();
    provider.sources();
    const listed = performance.now();
    allAnswers(provider);
    const done = performance.now();
    return [
      ...over("making the provider", created - started, MOST_MS_TO_CREATE),
      ...over("listing regions, instance types and sources", listed - created, MOST_MS_TO_LIST),
      ...over("answering everything", done - listed, MOST_MS_FOR_EVERYTHING),
    ];
  },
};

const over = (what: string, took: number, most: number): string[] =>
  took <= most ? [] : [`${what} takes ${Math.round(took)} ms, more than ${most} ms`];
