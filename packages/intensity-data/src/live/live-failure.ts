/** Why a live source has no answer. The message is a sentence to show: built from fixed words, never from an address or a body. */
export class LiveFailure extends Error {
  readonly code: string;
  /** Whether a later attempt, or an outdated answer, may help. */
  readonly passing: boolean;
  /** How long the service asks to be left alone. */
  readonly retryAfterMs: number | undefined;

  constructor(code: string, sentence: string, passing: boolean, retryAfterMs?: number) {
    super(sentence);
    this.code = code;
    this.passing = passing;
    this.retryAfterMs = retryAfterMs;
  }
}
