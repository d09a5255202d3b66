const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The same text in memory of its own: a name that was cut from an answer keeps the whole answer there for as long as it is held. */
export const ownText = (text: string): string => decoder.decode(encoder.encode(text));
