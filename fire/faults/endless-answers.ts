import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Strike } from "./hostile-server.ts";

const json = { "content-type": "application/json" };
const xml = { "content-type": "text/xml" };

/** Writes pieces for as long as somebody takes them. */
async function pour(
  response: ServerResponse,
  piece: string | Buffer,
  times = Number.POSITIVE_INFINITY,
): Promise<void> {
  for (let time = 0; time < times && !response.destroyed; time++)
    if (!response.write(piece)) await drained(response);
  if (!response.destroyed) response.end();
}

/** Until more can be written, or the other side is gone. */
async function drained(response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  const wait = { signal: gone.signal };
  const either = [once(response, "drain", wait), once(response, "close", wait)];
  await Promise.race(either).finally(() => gone.abort());
  await Promise.allSettled(either);
}

/** Writes a piece at a time, for as long as somebody takes them. */
function drip(response: ServerResponse, pieceOf: (count: number) => string, everyMs: number): void {
  let count = 0;
  const timer = setInterval(() => void response.socket?.write(pieceOf(count++)), everyMs);
  response.on("close", () => clearInterval(timer));
}

const [gzipLater, brotliLater] = [promisify(gzip), promisify(brotliCompress)];
const mebibyte = 1024 * 1024;
/** Compressed once, and beside the servers' own thread: they go on answering others meanwhile. */
const madeOnce = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};
/** 160 such members are ten gigabytes, from ten megabytes. */
const gzipMember = madeOnce(() => gzipLater(Buffer.alloc(64 * mebibyte, " ")));
const gzippedTwice = madeOnce(async () => gzipLater(await gzipMember()));
const brotli = madeOnce(() =>
  brotliLater(Buffer.alloc(384 * mebibyte, " "), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
);

/** Answers that do not end, or become endless once they are inflated. */
export const endlessAnswers: Readonly<Record<string, Strike>> = {
  silence: () => undefined,
  "headers for ever": ({ response }) => {
    response.socket?.write("HTTP/1.1 200 OK\r\n");
    drip(response, (count) => `x-${count}: y\r\n`, 10);
  },
  "a megabyte of headers": ({ response }) => {
    response.socket?.write(`HTTP/1.1 200 OK\r\nx-long: ${"y".repeat(1024 * 1024)}\r\n\r\n`);
  },
  "one KB, then silence": ({ response, good }) => {
    response.writeHead(200, { "content-type": good.type });
    response.write(`${good.body.subarray(0, 1)}${" ".repeat(1024)}`);
  },
  "one KB of a stated length, then silence": ({ response, good }) => {
    response.writeHead(200, { "content-type": good.type, "content-length": "100000" });
    response.write(`${good.body.subarray(0, 1)}${" ".repeat(1024)}`);
  },
  "a byte at a time": ({ response, good }) => {
    response.socket?.write(`HTTP/1.1 200 OK\r\ncontent-type: ${good.type}\r\ncontent-length: 100000\r\n\r\n`);
    drip(response, () => " ", 50);
  },
  "chunks of one byte": ({ response, good }) => {
    response.socket?.write(
      `HTTP/1.1 200 OK\r\ncontent-type: ${good.type}\r\ntransfer-encoding: chunked\r\n\r\n`,
    );
    drip(response, () => "1\r\n \r\n".repeat(20_000), 5);
  },
  "a body without end": ({ response }) => pour(response.writeHead(200, json), "[[{},".repeat(13_000)),
  "XML without end": ({ response }) => pour(response.writeHead(200, xml), "<item><a/>".repeat(6_500)),
  "a body of a stated terabyte": ({ response }) =>
    pour(response.writeHead(200, { ...json, "content-length": "1000000000000" }), " ".repeat(65_536)),
  "an error without end": ({ response }) => pour(response.writeHead(500, json), "no ".repeat(20_000)),
  "ten gigabytes in gzip": async ({ response }) =>
    pour(response.writeHead(200, { ...json, "content-encoding": "gzip" }), await gzipMember(), 160),
  "ten gigabytes in gzip, twice": async ({ response }) =>
    pour(response.writeHead(200, { ...json, "content-encoding": "gzip, gzip" }), await gzippedTwice(), 160),
  "384 MiB in Brotli": async ({ response }) =>
    pour(response.writeHead(200, { ...json, "content-encoding": "br" }), await brotli(), 1),
  "garbage that says it is gzip": ({ response }) => {
    response.writeHead(200, { ...json, "content-encoding": "gzip" }).end("not at all gzip".repeat(100));
  },
  "garbage that says it is deflate": ({ response }) => {
    response.writeHead(200, { ...json, "content-encoding": "deflate" }).end(Buffer.alloc(1000, 0xff));
  },
};
