/** JSON for people and programs: two spaces, a line feed at the end. */
export const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
