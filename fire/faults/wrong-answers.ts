import type { Strike } from "./hostile-server.ts";

const headed =
  (status: number, headers: Readonly<Record<string, string>> = {}, body: string | Buffer = ""): Strike =>
  ({ response }) => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
  };
const body = (text: string | Buffer): Strike => headed(200, {}, text);

/** The good answer with something else in place of each number: in JSON, in texts of digits alone, and between tags. */
const numbers =
  (other: (number: string) => string): Strike =>
  ({ response, good }) => {
    const text = good.body
      .toString()
      .replace(
        /([:[,] ?\\?"?)(-?\d+(?:\.\d+)?)(?=\\?"?[,}\]])/g,
        (_, before, number) => `${before}${other(number)}`,
      )
      .replace(/>(\d+(?:\.\d+)?)</g, (_, number) => `>${other(number)}<`);
    response.writeHead(200, { "content-type": good.type }).end(text);
  };

const good =
  (headers: Readonly<Record<string, string>>): Strike =>
  ({ response, good: answer }) => {
    response.writeHead(answer.status, { "content-type": answer.type, ...headers }).end(answer.body);
  };

const year = String(365 * 24 * 3600);

/** Answers that end, and are not what is documented. */
export const wrongAnswers: Readonly<Record<string, Strike>> = {
  "no answer": ({ request }) => void request.socket.destroy(),
  "a reset within the body": ({ response, good: answer }) => {
    response.writeHead(200, {
      "content-type": answer.type,
      "content-length": String(answer.body.length + 1),
    });
    response.write(answer.body.subarray(0, answer.body.length / 2));
    setTimeout(() => response.socket?.resetAndDestroy(), 10);
  },
  "a body shorter than it says": ({ response, good: answer }) => {
    response.writeHead(200, {
      "content-type": answer.type,
      "content-length": String(answer.body.length + 100),
    });
    response.write(answer.body);
    setTimeout(() => response.socket?.end(), 10);
  },
  "half of the body": ({ response, good: answer }) => {
    response
      .writeHead(200, { "content-type": answer.type })
      .end(answer.body.subarray(0, answer.body.length / 2));
  },
  "a redirect to itself": ({ request, response }) => {
    response.writeHead(302, { location: request.url ?? "/" }).end();
  },
  "a redirect elsewhere": ({ request, response, elsewhere }) => {
    response.writeHead(307, { location: `${elsewhere}${request.url}` }).end();
  },
  "a next page elsewhere": ({ request, response, good: answer, elsewhere }) => {
    const text = answer.body
      .toString()
      .replaceAll(`//${request.headers.host}`, elsewhere.replace("http:", ""));
    response.writeHead(200, { "content-type": answer.type }).end(text);
  },
  "a page of HTML": headed(200, { "content-type": "text/html" }, "<html><body>Sign in</body></html>"),
  "a page of HTML that says it is the right type": ({ response, good: answer }) => {
    response.writeHead(200, { "content-type": answer.type }).end("<html><body>Sign in</body></html>");
  },
  nothing: body(""),
  null: body("null"),
  "an empty list": body("[]"),
  "an empty object": body("{}"),
  "a hundred thousand brackets": body("[".repeat(100_000) + "]".repeat(100_000)),
  "a hundred thousand tags": headed(200, { "content-type": "text/xml" }, "<a>".repeat(100_000)),
  "a number of ten million digits": body(`{"zone":"DE","data":${"9".repeat(10_000_000)}}`),
  "a number of three million digits": body(`{"zone":"DE","data":${"9".repeat(3_000_000)}}`),
  "a million empty objects": body(`{"data":[${"{},".repeat(1_000_000)}{}]}`),
  "a hundred thousand empty objects in each list": body(
    `{${["data", "history", "forecast", "value", "Items", "items", "PriceList", "unix_seconds"].map((list) => `"${list}":[${"{},".repeat(20_000)}{}]`).join()}}`,
  ),
  "a text of three megabytes": body(`{"kind":"compute#x","value":[],"zone":"${"x".repeat(3_000_000)}"}`),
  "invalid UTF-8": body(Buffer.from('{"zone":"\xff\xfe\xc0"}', "latin1")),
  "numbers below zero": numbers((number) => `-${number}`),
  "numbers without end": numbers(() => "1e308"),
  "numbers beyond any": numbers(() => "9".repeat(400)),
  "NaN for numbers": numbers(() => "NaN"),
  "null for numbers": numbers(() => "null"),
  "texts for numbers": numbers((number) => `"${number} or so"`.replaceAll('"', "")),
  "429 for a year": headed(429, { "retry-after": year }, "{}"),
  "429 for three weeks": headed(429, { "retry-after": "1814400" }, "{}"),
  "500 for ever": headed(500, {}, "{}"),
  "503 until the year 9999": headed(503, { "retry-after": "Fri, 31 Dec 9999 23:59:59 GMT" }, "{}"),
  "403 with HTML": headed(403, { "content-type": "text/html" }, "<html>no</html>"),
  "404": headed(404, {}, "{}"),
  "204": headed(204),
  "a status of 999": headed(999, {}, "{}"),
  "good, of another type": good({ "content-type": "image/png" }),
  "good, to be kept for ever": good({ "cache-control": `public, max-age=${"9".repeat(30)}`, age: "-1" }),
  "good, until no date": good({ expires: "soon", age: "NaN", "cache-control": "max-age=soon" }),
  "good, of a stated type that hides": good({ "x-content-type-options": "nosniff", connection: "close" }),
};
