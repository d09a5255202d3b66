import { Lexer, parseDocument } from "yaml";

/** Ten thousand workloads have a third of it; reading them takes two seconds. */
const MOST_CHARACTERS = 5_000_000;

/** No file of ours has ten. The library reads nested maps in cubic time, and where its stack ends Node may end too. */
const MOST_LEVELS = 50;

/** Anchors are for what several workloads share. */
const MOST_ALIASES = 1_000;

/** What a text of YAML, which JSON is too, says; or why it can't be read, as a sentence, with what to do. */
export type ReadYaml = { readonly content: unknown } | { readonly fault: string; readonly hint: string };

/** Reads one document, in bounded time: nothing is nested deeper, longer, or stands for more than people write. */
export function parseYaml(text: string): ReadYaml {
  if (text.length > MOST_CHARACTERS)
    return {
      fault: `it has more than ${MOST_CHARACTERS / 1e6} million characters.`,
      hint: "Split it into several.",
    };
  if (isNestedTooDeep(text))
    return { fault: `it is nested deeper than ${MOST_LEVELS} levels.`, hint: "Flatten it." };
  try {
    const document = parseDocument(text, { logLevel: "error" });
    const [error] = document.errors;
    if (!error) return { content: document.toJS({ maxAliasCount: MOST_ALIASES }) };
    if (error.code === "MULTIPLE_DOCS")
      return { fault: "it holds several documents.", hint: "Put everything into the first, as a list." };
    const what = error.message
      .split("\n", 1)
      .join("")
      .replace(/[:.]?\s*$/, "");
    return { fault: `${what}.`, hint: "Correct the YAML there." };
  } catch {
    // Of all that it refuses while it builds the values, which is aliases.
    return {
      fault: "its aliases stand for too much, or for nothing.",
      hint: "Write out what the aliases stand for.",
    };
  }
}

/** Levels open by brackets, by indicators one after the other, or by indentation. */
function isNestedTooDeep(text: string): boolean {
  let brackets = 0;
  let indicators = 0;
  let atLineStart = true;
  for (const token of new Lexer().lex(text)) {
    const first = token[0];
    if (first === "\n" || first === "\r") indicators = 0;
    else if (first === "[" || first === "{") brackets++;
    else if (first === "]" || first === "}") brackets--;
    else if (brackets === 0 && (token === "-" || token === "?" || token === ":")) indicators++;
    else if (atLineStart && first === " " && token.length > 4 * MOST_LEVELS) return true;
    if (brackets > MOST_LEVELS || indicators > MOST_LEVELS) return true;
    atLineStart = first === "\n" || first === "\r";
  }
  return false;
}
