/** A plugin's words as they may be printed: nothing in them moves the cursor, breaks or reverses the line, or hides. */
export const printable = (text: string): string => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "\uFFFD");
