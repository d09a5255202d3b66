/** `2022-06-01 14:00 to 20:00`, with the second day where it is another; from ISO 8601 instants. */
export function spanText({ start, end }: { readonly start: string; readonly end: string }): string {
  const sameDay = start.slice(0, 10) === end.slice(0, 10);
  return `${minuteText(start)} to ${sameDay ? minuteText(end).slice(11) : minuteText(end)}`;
}

/** `2022-06-01 14:00` */
export const minuteText = (instant: string): string => instant.slice(0, 16).replace("T", " ");
