import { boundedJson, RequestFailure, readBytes, refuseLength, withDeadline } from "@green-place/request";

/** A page of 100 instance types or products takes about a megabyte. */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_TAGS = 300_000;
const LONGEST_RETRY_AFTER_S = 60;

/** What the SDK's clients have in common here; their own types differ by the commands they know. */
export interface Stacked {
  readonly middlewareStack: {
    add(
      middleware: (
        next: (args: never) => Promise<unknown>,
        context: { readonly commandName?: string },
      ) => (args: never) => Promise<unknown>,
      options: { readonly step: "deserialize"; readonly priority: "low"; readonly name: string },
    ): void;
  };
}

interface Answer {
  readonly response: {
    readonly statusCode: number;
    readonly headers: Record<string, string>;
    body?: AsyncIterable<Uint8Array> & { destroy?(): void };
  };
}

/**
 * Puts a client under limits: each attempt ends after `timeoutMs`, its body's last byte included, and holds no more than a page can.
 * What is not in the form that AWS documents, such as a page of a proxy, fails as such. The SDK's own time-out ends with the headers.
 */
export function boundAnswers(client: Stacked, timeoutMs: number, signal: AbortSignal): void {
  client.middlewareStack.add(
    (next, context) => (args) =>
      withDeadline(timeoutMs, signal, async (ended) => {
        const result = await next(args);
        const { response } = result as Answer;
        const { statusCode, headers, body } = response;
        if (!body) throw new RequestFailure("unreadable", "the answer has no body");
        const stop = (): void => body.destroy?.();
        ended.addEventListener("abort", stop);
        try {
          if (ended.aborted) throw ended.reason;
          refuseLength(headers["content-length"], MOST_BYTES);
          const bytes = await readBytes(body, MOST_BYTES);
          if (statusCode === 200) refuseOtherForm(bytes, String(context.commandName), headers);
          // A collector of the SDK takes bytes as it takes a stream.
          (response as { body: unknown }).body = bytes;
        } finally {
          stop();
        }
        if (Number(headers["retry-after"]) > LONGEST_RETRY_AFTER_S) delete headers["retry-after"];
        return result;
      }),
    { step: "deserialize", priority: "low", name: "boundAnswers" },
  );
}

function refuseOtherForm(
  bytes: Uint8Array,
  command: string,
  headers: Readonly<Record<string, string>>,
): void {
  const other = new RequestFailure("unreadable", "the answer is not in the form that AWS documents");
  if (command === "GetProductsCommand") {
    const { PriceList } = (boundedJson(bytes, { deepest: 8, mostValues: 10_000 }) ?? {}) as {
      PriceList?: unknown;
    };
    if (!Array.isArray(PriceList) || PriceList.some((item) => typeof item !== "string")) throw other;
    return;
  }
  const text = new TextDecoder().decode(bytes);
  const root = `${command.replace(/Command$/, "")}Response`;
  const start = /^\s*(?:<\?xml[^>]*\?>)?\s*<([A-Za-z]+)[\s/>]/.exec(text.slice(0, 1000));
  if (start?.[1] !== root || /json|html/i.test(headers["content-type"] ?? "") || text.includes("<!"))
    throw other;
  if (!new RegExp(`(</${root}>|/>)\\s*$`).test(text.slice(-200))) throw other;
  let tags = 0;
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at + 1))
    if (++tags > MOST_TAGS)
      throw new RequestFailure("too-large", `the answer has more than ${MOST_TAGS} tags`);
}
