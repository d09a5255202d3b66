/** One way of attacking green-place. Bounded and seeded: the same seed makes the same attempts. */
export interface Attack {
  /** As its file is called. */
  readonly name: string;
  /** What is done, in one sentence. */
  readonly does: string;
  /** What must hold whatever is done, in one sentence. */
  readonly mustHold: string;
  /** What `tried` counts: kills, inputs, faults … */
  readonly counts: string;
  run(siege: Siege): Promise<Tally>;
}

/** What an attack works with. */
export interface Siege {
  /** A whole number, from which every choice of the attack follows. */
  readonly seed: number;
  /** `gate`: a short sample, for every change. `whole`: all of it. */
  readonly share: "gate" | "whole";
  /** An empty folder for this attack, removed afterwards. */
  readonly scratch: string;
  /** How many processes may run at once. */
  readonly atOnce: number;
}

/** What came of an attack. */
export interface Tally {
  readonly tried: number;
  /** A sentence for each attempt that broke something: what broke, and how to see it again. */
  readonly broke: readonly string[];
  /** A sentence for each part that cannot be tried on this machine. */
  readonly leftOut?: readonly string[];
  /** The largest figures that were seen, by their name with its unit: `{ "s after the deadline": 0.2 }`. */
  readonly worst?: Readonly<Record<string, number>>;
}
