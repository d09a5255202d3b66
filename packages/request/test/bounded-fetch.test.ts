import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { boundedFetch, boundedJson, boundedPages, readBytes } from "../src/index.ts";

async function serve(answer: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((_request, response) => answer(response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const limited = boundedFetch(fetch, { timeoutMs: 2_000, mostBytes: 1000 });

describe("a request", () => {
  it("gives status, headers and the whole body", async () => {
    const url = await serve((response) => {
      response.writeHead(203, { "x-own": "1", "content-encoding": "gzip" }).end(gzipSync("hello"));
    });
    const answer = await limited(url);
    expect([answer.status, answer.headers.get("x-own"), await answer.text()]).toEqual([203, "1", "hello"]);
  });

  it.each([
    ["silence", () => undefined, "timeout"],
    ["half a body", (response: ServerResponse) => response.writeHead(200).write("half"), "timeout"],
    ["a body too long", (response: ServerResponse) => response.end("x".repeat(1001)), "too-large"],
    [
      "a stated length",
      (response: ServerResponse) => response.writeHead(200, { "content-length": "1001" }).write("x"),
      "too-large",
    ],
    [
      "a body too long once inflated",
      (response: ServerResponse) =>
        response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("x".repeat(100_000))),
      "too-large",
    ],
    [
      "a redirect",
      (response: ServerResponse) => response.writeHead(307, { location: "/elsewhere" }).end(),
      "redirected",
    ],
    ["a cut", (response: ServerResponse) => response.destroy(), "unreachable"],
    [
      "two compressions",
      (response: ServerResponse) =>
        response.writeHead(200, { "content-encoding": "gzip, gzip" }).end(gzipSync(gzipSync("x"))),
      "unreadable",
    ],
  ])("ends in time, with a code: %s", async (_name, answer, code) => {
    const before = performance.now();
    await expect(limited(await serve(answer))).rejects.toMatchObject({ name: "RequestFailure", code });
    expect(performance.now() - before).toBeLessThan(3_000);
  });

  it("ends although fetch itself does not, and with its caller's reason", async () => {
    const deaf = boundedFetch(() => new Promise(() => undefined), { timeoutMs: 50, mostBytes: 1 });
    await expect(deaf("http://127.0.0.1/")).rejects.toMatchObject({ code: "timeout" });
    const controller = new AbortController();
    const asked = limited(await serve(() => undefined), { signal: controller.signal });
    controller.abort(new Error("not needed any more"));
    await expect(asked).rejects.toThrow("not needed any more");
  });
});

describe("bytes", () => {
  it("of many pieces take no more than the limit", async () => {
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (;;) yield Uint8Array.of(1);
    }
    await expect(readBytes(pieces(), 100_000)).rejects.toMatchObject({ code: "too-large" });
    async function* few(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(70_000).fill(1);
      yield Uint8Array.of(2);
    }
    const bytes = await readBytes(few(), 100_000);
    expect([bytes.length, bytes.at(-2), bytes.at(-1)]).toEqual([70_001, 1, 2]);
  });
});

describe("JSON", () => {
  const read = (text: string) => boundedJson(new TextEncoder().encode(text), { deepest: 3, mostValues: 6 });

  it("within its limits is read, brackets and commas in texts aside", () => {
    expect(read(String.raw`{"a": ["[[[[,,,,\"[", 1]}`)).toEqual({ a: ['[[[[,,,,"[', 1] });
  });

  it.each([
    ["[[[[1]]]]", "too-large"],
    ["[1,2,3,4,5,6,7]", "too-large"],
    ["[1", "unreadable"],
    ["", "unreadable"],
    ["<html>", "unreadable"],
  ])("%s is refused", (text, code) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code }));
  });
});

async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe("pages", () => {
  async function* pages(nextOf: (page: number) => string): AsyncGenerator<{ items: number[]; next: string }> {
    for (let page = 0; page < 100; page++) yield { items: [page], next: nextOf(page) };
  }
  const all = async (nextOf: (page: number) => string, limits: { mostPages: number; mostItems: number }) =>
    collected(
      boundedPages(pages(nextOf), { itemsOf: ({ items }) => items, nextOf: ({ next }) => next, ...limits }),
    );

  it("come to an end, or are refused", async () => {
    const named = (page: number): string => String(page);
    expect(await all(named, { mostPages: 100, mostItems: 100 })).toHaveLength(100);
    for (const [nextOf, limits] of [
      [named, { mostPages: 99, mostItems: 100 }],
      [named, { mostPages: 100, mostItems: 99 }],
      [() => "again", { mostPages: 100, mostItems: 100 }],
    ] as const)
      await expect(all(nextOf, limits)).rejects.toMatchObject({ code: "too-large" });
  });
});
