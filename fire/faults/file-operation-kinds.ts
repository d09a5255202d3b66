/** Of a line that `file-operations.mjs` noted: whether the operation writes bytes, makes or moves something, or only reads. */
export function kindOf(line: string): "writes" | "changes" | "reads" {
  if (line.endsWith(" (writes)")) return "writes";
  return /^(access|lstat|opendir|read|readFile|readdir|readlink|realpath|stat)(Sync)? /.test(line)
    ? "reads"
    : "changes";
}
