/** What `green-place.config.ts` may say. */
export interface Configuration {
  /** Defaults for options, by their long name without dashes: `{ within: "eu", format: "json" }`. */
  readonly options?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}
