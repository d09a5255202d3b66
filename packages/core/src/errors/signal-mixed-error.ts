import { GreenPlaceError } from "@green-place/contract";

/** `E_SIGNAL_MIXED`: one ranking would compare intensities that answer different questions. */
export class SignalMixedError extends GreenPlaceError {
  constructor(one: string, other: string) {
    super(
      "E_SIGNAL_MIXED",
      `Carbon intensities of different kinds cannot be ranked together: ${one}, and ${other}.`,
      "Use one intensity source and one year for all places.",
    );
  }
}
