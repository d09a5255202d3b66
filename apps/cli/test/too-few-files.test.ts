import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { testFolder } from "./cli-process.ts";

const program = fileURLToPath(new URL("../bin/green-place.mjs", import.meta.url));

/** The built command line in a process that may have so many files open. */
const withFiles = (limit: number, folder: string, ...argv: string[]) =>
  spawnSync("sh", ["-c", 'ulimit -n "$0" && exec "$@"', String(limit), process.execPath, program, ...argv], {
    cwd: folder,
    env: { PATH: process.env["PATH"], HOME: folder },
    encoding: "utf8",
  });

/** The least with which this Node opens a program at all. */
const least = Array.from({ length: 60 }, (_, index) => index + 12).find(
  (limit) => withFiles(limit, tmpdir(), "--version").status === 0,
)!;

describe.runIf(process.platform === "linux")("with few files open at once", () => {
  // Two more are needed to start any process.
  it.each([2, 3, 4, 5, 6, 8, 12, 24])(
    "a tracked command runs with %d more than Node needs, and its code passes on",
    (more) => {
      const tracked = ["track", "--metadata", "never", "--output", "o.csv", "--json", "o.json"];
      const { status, stdout, stderr } = withFiles(
        least + more,
        testFolder(),
        ...tracked,
        "--",
        "sh",
        "-c",
        "echo ran; exit 7",
      );
      expect([status, stdout]).toEqual([7, "ran\n"]);
      expect(stderr).not.toMatch(/\n\s+at |internal error/);
      if (more < 5) expect(stderr).toMatch(/too few files open at once.*ulimit -n 64/);
    },
  );
  it.each([0, 1, 2, 3, 4, 6, 10])("no other command ends in an internal error, with %d more", (more) => {
    for (const words of [
      "recommend --gpu a100 --hours 1",
      "zones --country SE",
      "regions --format csv",
      "recover",
    ]) {
      const { status, stderr } = withFiles(least + more, testFolder(), ...words.split(" "));
      expect([0, 2], stderr).toContain(status);
      expect(stderr).not.toMatch(/\n\s+at |internal error/);
    }
  });
});
