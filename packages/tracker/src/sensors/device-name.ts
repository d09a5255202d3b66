/** Longer than any name that a vendor gives. */
const longestName = 80;

/** A device's name as a report may show it: printable, and at most 80 characters of it. */
export const deviceName = (text: string): string =>
  text
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .slice(0, longestName);
