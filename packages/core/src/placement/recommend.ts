import type { Market, ProviderV1 } from "@green-place/contract";
import { assumptionOf } from "../assumptions/assumed-factor.ts";
import type { Assumption, Assumptions } from "../assumptions/assumption.ts";
import { defaultAssumptions } from "../assumptions/default-assumptions.ts";
import { indexHardware } from "../components/hardware-index.ts";
import { DuplicateProviderError } from "../errors/duplicate-provider-error.ts";
import { collectSources } from "../estimate/collect-sources.ts";
import { createExclusionTally } from "../estimate/exclusions.ts";
import { factorsOf } from "../estimate/factors-of.ts";
import { footprintRanges } from "../estimate/footprint-ranges.ts";
import type { Draws } from "../uncertainty/draws.ts";
import { resolveAccelerator } from "../workload/resolve-accelerator.ts";
import { validateJob } from "../workload/validate-job.ts";
import { type ChosenBaseline, medianBaseline, namedBaseline } from "./baseline.ts";
import type { Candidate } from "./candidate.ts";
import type { Constraints } from "./constraints.ts";
import { contestedSentence, contestedSignal } from "./contested-signal.ts";
import { costOf, describeOption } from "./describe-option.ts";
import { explain } from "./explanation.ts";
import { joinable } from "./joinable.ts";
import { type CandidateContext, listCandidates } from "./list-candidates.ts";
import { optionFigures } from "./option-figures.ts";
import { frontOf } from "./pareto-front.ts";
import { rankCandidates } from "./rank-candidates.ts";
import type { RecommendInput } from "./recommend-input.ts";
import type { Baseline, Recommendation } from "./recommendation.ts";
import { refuseMixedSignals } from "./refuse-mixed-signals.ts";
import { scaledHours } from "./scaled-hours.ts";
import { secondOpinion } from "./second-opinion.ts";
import { createSourceLists } from "./source-lists.ts";

/**
 * Ranks every placement of the providers that can do the job.
 *
 *   carbon = E_it · PUE · intensity + embodied, at the median of every factor
 *
 * The same input gives the same result, whatever the order of providers and rows.
 * Throws `E_INVALID_JOB`, `E_UNKNOWN_ACCELERATOR`, `E_DUPLICATE_PROVIDER`, `E_UNKNOWN_PLACEMENT`, `E_BASELINE` or `E_SIGNAL_MIXED`.
 */
export function recommend(input: RecommendInput): Recommendation {
  const { job, intensity, market = "on-demand", embodied = true, sort = "carbon" } = input;
  const { constraints = {}, assumptions = defaultAssumptions } = input;
  validateJob(job);
  const providers = distinct(input.providers);
  const hardware = indexHardware(input.hardware, providers);
  const chips = [...hardware.accelerators.values()].map(({ accelerator }) => accelerator);
  const wanted = job.accelerator === undefined ? [] : resolveAccelerator(job.accelerator, chips);
  const context: CandidateContext = {
    job,
    hardware,
    intensity,
    ...(input.year !== undefined && { year: input.year }),
    constraints,
    market,
    priceNeeded: isPriceNeeded(input, constraints, market),
    embodied,
    assumptions,
    hoursOn: scaledHours(job, wanted, assumptions),
    ...(input.planTiming && { planTiming: input.planTiming }),
  };

  const tally = createExclusionTally();
  const candidates = joinable(
    providers.flatMap((provider) => listCandidates(provider, context, tally)),
    tally,
  );
  refuseMixedSignals(candidates);
  const price = input.carbonPriceUsdPerTonne;
  const by = { sort, embodied, ...(price !== undefined && { carbonPriceUsdPerTonne: price }) };
  const ranking = rankCandidates(candidates, by);
  const baseline = input.from
    ? namedBaseline(input.from, providers, context)
    : medianBaseline(ranking.byCarbon);
  const front = frontOf(ranking.byCarbon, ({ footprint, costUsd }) => ({
    carbonKg: footprint.carbonKg,
    costUsd,
  }));

  const sourcesOf = createSourceLists();
  const shown = ranking.ranked.slice(0, input.limit ?? 10);
  const figures = optionFigures(shown, baseline?.candidate, embodied, ranking.draws);
  const options = shown.map((candidate, index) =>
    describeOption(candidate, {
      rank: index + 1,
      market,
      figures: figures[index]!,
      draws: ranking.draws,
      probabilityBest: ranking.probabilityBest(candidate),
      paretoOptimal: front.has(candidate),
      sources: sourcesOf(candidate),
    }),
  );
  const [first] = ranking.ranked;
  const explained = input.explain === undefined ? undefined : ranking.ranked[input.explain - 1];
  const unshown = [baseline?.candidate, explained].filter((one) => one !== undefined);
  const lists = new Set([...options.map(({ sources }) => sources), ...unshown.map(sourcesOf)]);
  const excluded = tally.toList();
  const contested = contestedSignal(ranking);
  const other =
    first &&
    input.secondOpinion &&
    secondOpinion(candidates, first, input.secondOpinion, embodied, assumptions, ranking.draws);
  return {
    data: [...providers, input.hardware, intensity].map((one) => ({
      id: one.id,
      ...("meta" in one && { version: one.meta.version }),
      asOf: "meta" in one ? one.meta.dataAsOf : one.dataAsOf,
    })),
    signal: { ...intensity.signal, year: input.year ?? intensity.newestYear },
    job,
    baseline: baseline ? describeBaseline(baseline, ranking.draws, market) : null,
    options,
    tie: ranking.tie ?? null,
    contested,
    secondOpinion: other?.given ?? null,
    secondOpinionWithheld: other?.withheld ?? null,
    warnings: contested ? [contestedSentence(contested, intensity.signal.kind)] : [],
    coverage: {
      considered: candidates.length + excluded.reduce((sum, { count }) => sum + count, 0),
      eligible: candidates.length,
      excluded,
    },
    ...(explained && { explanation: explain(explained, input.explain!, ranking, embodied) }),
    assumptions: assumptionsOf([...shown, ...unshown], context.assumptions),
    sources: collectSources([...lists].flat(), [...providers, input.hardware, intensity]),
  };
}

/** By id, so that the order in which providers are given never matters. */
function distinct(providers: readonly ProviderV1[]): ProviderV1[] {
  const sorted = [...providers].sort((a, b) => (a.id < b.id ? -1 : 1));
  sorted.forEach((provider, index) => {
    const previous = sorted[index - 1];
    if (previous?.id === provider.id) {
      throw new DuplicateProviderError(provider.id, [previous.meta.packageName, provider.meta.packageName]);
    }
  });
  return sorted;
}

function isPriceNeeded(input: RecommendInput, constraints: Constraints, market: Market): boolean {
  const limited = constraints.maxUsd !== undefined || constraints.maxUsdPerHour !== undefined;
  return limited || market === "spot" || input.sort === "cost" || input.carbonPriceUsdPerTonne !== undefined;
}

function describeBaseline({ candidate, how }: ChosenBaseline, draws: Draws, market: Market): Baseline {
  const { machine, place, timing, footprint } = candidate;
  const ranges = footprintRanges(footprint, machine, place, timing?.ratio ?? 1, draws);
  return {
    provider: machine.provider,
    region: place.region.id,
    instanceType: machine.instanceType.id,
    carbonKg: ranges.carbonKg,
    energyKwh: ranges.facilityKwh,
    costUsd: costOf(candidate, market),
    how,
  };
}

function assumptionsOf(candidates: readonly Candidate[], assumptions: Assumptions): Assumption[] {
  const ids = new Set<string>();
  const seen = new Set<object>();
  for (const { machine, place } of candidates) {
    if (seen.has(machine) && seen.has(place)) continue;
    seen.add(machine).add(place);
    for (const one of factorsOf(machine, place)) {
      const id = assumptionOf(one);
      if (id !== undefined) ids.add(id);
    }
  }
  return [...ids].sort().map((id) => assumptions[id]!);
}
