/** Breaks text at spaces so that no line is longer than `width`; later lines are indented. Without a width it is left as it is. */
export function wrap(text: string, width: number | undefined, indent = "  "): string {
  if (width === undefined || text.length <= width) return text;
  const lines: string[] = [];
  const start = /^ */.exec(text)![0];
  let line = start;
  for (const word of text.slice(start.length).split(" ")) {
    const longer = line.trim() === "" ? `${line}${word}` : `${line} ${word}`;
    if (longer.length > width && line.trim() !== "") {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = longer;
  }
  return [...lines, line].join("\n");
}
