/** A service on the network that green-place asks. One file of this folder each, or one for several that are asked alike. */
export interface RemoteService {
  readonly name: string;
  /** Starts what answers as the true service documents, on this machine. Its links lead to the `host` that it was asked under. */
  serve(): Promise<{ readonly port: number; close(): Promise<void> }>;
  /** Called in a process of its own. Makes the function that asks the service once, for so many ms at most where it can be told. */
  caller(scene: ServiceScene): Promise<(deadlineMs: number) => Promise<RemoteAnswer>>;
  /** Until when one call has to be over, in ms, whatever the service does. */
  readonly deadlineMs: number;
  /** Words that must not reach another address, nor stand in an answer. */
  readonly secrets: readonly string[];
  /** Faults that only this service can have: a good body, and what is made of it. */
  readonly spoils?: Readonly<Record<string, (body: string, count: number) => string>>;
}

export interface ServiceScene {
  readonly port: number;
  /** An empty folder. */
  readonly folder: string;
}

/** What came of one call. */
export interface RemoteAnswer {
  readonly ok: boolean;
  /** What the user reads. */
  readonly said: string;
  /** Every figure and name that is used further; of a failure none. */
  readonly figures: readonly (number | string)[];
}
