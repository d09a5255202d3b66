/** A command that is killed and whose disk fails, at every file operation and at any time. */
export interface AttackedCommand {
  readonly name: string;
  /** Puts the files there that the command meets, and starts the servers that it asks; gives what ends them. */
  prepare?(scene: Scene): Promise<(() => Promise<void>) | undefined>;
  /** Arguments of `green-place`. */
  argv(scene: Scene): readonly string[];
  /** What its user calls after it died or failed, one after the other; each is called as it is, without a fault. */
  afterwards(scene: Scene): readonly (readonly string[])[];
  /** What is wrong at the end, a sentence each. That no call hung, ended with 70 or printed a stack is looked at for every command. */
  faults(scene: Scene, course: Course): readonly string[];
}

/** Where one attempt takes place. */
export interface Scene {
  /** A new folder, in which all of the following lie. */
  readonly folder: string;
  /** `GREEN_PLACE_STATE_DIR` of every call. */
  readonly state: string;
  /** `GREEN_PLACE_CACHE` of every call. */
  readonly cache: string;
  /** Environment of every call; `prepare` may add to it. */
  readonly env: Record<string, string>;
}

/** What was done to the command. */
export type Fault = "kill" | "torn" | "ENOSPC" | "EIO" | "short" | "none";

/** How the calls ended. */
export interface Course {
  readonly fault: Fault;
  /** The attacked call. */
  readonly attacked: Ended;
  /** Those of `afterwards`. */
  readonly afterwards: readonly Ended[];
}

/** How a process ended, and what it printed. */
export interface Ended {
  /** null where a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Whether it had to be ended, as it took too long. */
  readonly hung: boolean;
}
