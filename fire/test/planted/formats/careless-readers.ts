import type { Format } from "../../../formats/format.ts";
import { unsound } from "../../../formats/sound-values.ts";

const careless = (name: string, read: (text: string) => unknown): Format => ({
  name,
  built: "json",
  samples: () => ['{"watts":5}'],
  read: async (text) => read(text),
  fault: (value) => unsound(value),
});

/** Readers as nobody should write them. */
const carelessReaders: readonly Format[] = [
  careless("lets-nan-through", (text) => Number(/"watts":([^,}]*)/.exec(text)?.[1])),
  careless("ends-with-a-stack", (text) =>
    text.includes('"watts":5') ? 5 : (null as unknown as number[]).length,
  ),
  careless("hangs", (text) => {
    while (!text.includes('"watts":5'));
    return 5;
  }),
  careless("ends-the-process", (text) => (text.includes('"watts":5') ? 5 : process.exit(3))),
  careless("changes-every-object", (text) => {
    if (text.includes("__proto__")) Object.assign(Object.prototype, { polluted: 1 });
    return 5;
  }),
  careless("is-as-it-should-be", () => 5),
];
export default carelessReaders;
