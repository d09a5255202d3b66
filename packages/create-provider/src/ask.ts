import { createInterface } from "node:readline/promises";

/** Asks a person for one line; an empty one means the default. */
export async function ask(question: string, standard: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await lines.question(`${question} [${standard}]: `)).trim() || standard;
  } finally {
    lines.close();
  }
}
