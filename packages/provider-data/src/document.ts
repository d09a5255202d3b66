/** A provider as a JSON document (`provider.json`): its schema, its checks, and the provider that it describes. Loads zod. */

import type { ProviderV1 } from "@green-place/contract";
import { documentFaults } from "./document/document-faults.ts";
import { documentProvider } from "./document/document-provider.ts";
import { InvalidProviderError } from "./document/invalid-provider-error.ts";
import type { ProviderDocumentV1 } from "./provider-document-v1.ts";

export { answerFaults, priceFaults } from "./document/answer-faults.ts";
export { InvalidProviderError } from "./document/invalid-provider-error.ts";
export { providerJsonSchema } from "./document/json-schema.ts";
export type {
  AcceleratorRow,
  InstanceTypeDocumentRow,
  PriceRow,
  ProviderDocumentV1,
  RangeRow,
  RegionRow,
} from "./provider-document-v1.ts";

/** Who publishes a provider; it stands in results and in error messages. */
export interface ProviderOrigin {
  readonly packageName: string;
  readonly version: string;
}

/** The most characters of a `provider.json`: what a bigger one says is not read. */
export const MOST_DOCUMENT_CHARACTERS: number = 20 * 1024 * 1024;

/**
 * A provider from facts alone: validates everything, then builds it.
 * Throws `E_INVALID_PROVIDER` with what is wrong and where.
 */
export function defineDataProvider(document: unknown, origin: ProviderOrigin): ProviderV1 {
  const faults = documentFaults(document);
  if (faults.length > 0) throw new InvalidProviderError(`The data of ${origin.packageName}`, faults);
  return documentProvider(document as ProviderDocumentV1, origin);
}

/** A provider from the text of a `provider.json`, of at most `MOST_DOCUMENT_CHARACTERS`. Throws `E_INVALID_PROVIDER`. */
export function parseDataProvider(text: string, origin: ProviderOrigin): ProviderV1 {
  if (text.length > MOST_DOCUMENT_CHARACTERS) {
    const megabytes = Math.ceil(text.length / 1024 / 1024);
    throw new InvalidProviderError(`The data of ${origin.packageName}`, [
      `it has ${megabytes} MiB, more than the ${MOST_DOCUMENT_CHARACTERS / 1024 / 1024} MiB that are read`,
    ]);
  }
  return defineDataProvider(parsed(text, origin), origin);
}

function parsed(text: string, { packageName }: ProviderOrigin): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    // V8 quotes the text around the fault, which may hold control characters: only the position is kept.
    const position = /position (\d+)/.exec((error as Error).message)?.[1];
    const where =
      position === undefined ? "" : ` near line ${text.slice(0, Number(position)).split("\n").length}`;
    throw new InvalidProviderError(`The data of ${packageName}`, [`it is not JSON${where}`]);
  }
}
