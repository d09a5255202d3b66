import { RequestFailure } from "./request-failure.ts";

export interface PageLimits<Page, Item> {
  readonly itemsOf: (page: Page) => Iterable<Item>;
  /** What names the page after this one; one that was named before leads in a circle. */
  readonly nextOf: (page: Page) => string | null | undefined;
  readonly mostPages: number;
  /** Of all pages together. */
  readonly mostItems: number;
}

/** The items of all pages. Throws `RequestFailure` "too-large" where they do not end. */
export async function* boundedPages<Page, Item>(
  pages: AsyncIterable<Page>,
  { itemsOf, nextOf, mostPages, mostItems }: PageLimits<Page, Item>,
): AsyncGenerator<Item> {
  const named = new Set<string>();
  let count = 0;
  let items = 0;
  for await (const page of pages) {
    if (++count > mostPages)
      throw new RequestFailure("too-large", `the list has more than ${mostPages} pages`);
    for (const item of itemsOf(page)) {
      if (++items > mostItems)
        throw new RequestFailure("too-large", `the list has more than ${mostItems} items`);
      yield item;
    }
    const next = nextOf(page);
    if (!next) continue;
    if (named.has(next)) throw new RequestFailure("too-large", "the pages of the list lead in a circle");
    named.add(next);
  }
}
