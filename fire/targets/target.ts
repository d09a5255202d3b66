/** Something that stands where an output is to go. */
export interface Target {
  readonly name: string;
  /** What it takes to plant it: the rights of root, or mounts that nobody else sees. */
  readonly needs?: readonly ("root" | "mounts")[];
  /** The user that the command runs as, by number; absent: who runs the attack. */
  readonly user?: number;
  /** Plants it below an empty folder. */
  plant(arena: string): Promise<Planted> | Planted;
}

/** A target in its place. */
export interface Planted {
  /** What the output option is given. */
  readonly path: string;
  /** The one entry whose text may change or which may appear; whatever kind it is of and whatever rights it has it keeps. Absent: none. */
  readonly result?: string;
  /** Folders that may appear. */
  readonly folders?: readonly string[];
  /** What came out where it can't be read back from `result`: of a pipe, say; null where nobody can tell, as with /dev/null. */
  received?(): Promise<string | null>;
  close?(): Promise<void> | void;
}
