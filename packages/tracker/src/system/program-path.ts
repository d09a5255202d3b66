import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";

/** The full path of a program on the PATH of the run, or null. */
export async function findProgram(
  name: string,
  context: {
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly platform: NodeJS.Platform;
  },
): Promise<string | null> {
  const file = context.platform === "win32" ? `${name}.exe` : name;
  for (const folder of (context.env["PATH"] ?? context.env["Path"] ?? "").split(delimiter)) {
    if (folder === "") continue;
    const path = join(folder, file);
    if (
      await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  return null;
}
