import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { SensorWorld } from "./sensor.ts";

/** The full path of a program on the PATH of the run, or null. */
export async function findProgram(
  name: string,
  world: Pick<SensorWorld, "env" | "platform">,
): Promise<string | null> {
  const file = world.platform === "win32" ? `${name}.exe` : name;
  for (const folder of (world.env["PATH"] ?? world.env["Path"] ?? "").split(delimiter)) {
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
