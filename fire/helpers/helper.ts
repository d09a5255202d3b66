/** A helper program of the tracker: `fire/helpers/NAME.ts` has one as its default export. */
export interface Helper {
  /** The program's file name on the PATH. */
  readonly program: string;
  /** The machine on which the tracker calls it. */
  readonly platform: "linux" | "darwin" | "win32";
  /** Options of `track` without which it isn't called. */
  readonly options?: readonly string[];
  /** Other programs that it is called with, as `sh` scripts, and the user that it is called as. */
  readonly beside?: Readonly<Record<string, string>>;
  readonly uid?: number;
  /** `sh` that answers what is asked before readings; readings come after it. */
  readonly before: string;
  /** `sh` that prints one reading of this value. */
  readonly reading: (value: string) => string;
}
