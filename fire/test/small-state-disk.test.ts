import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { attackOn } from "../attacks/small-state-disk.ts";
import { maySmallDisk } from "../faults/small-disk.ts";

const scratch = mkdtempSync(join(tmpdir(), "green-place-small-disk-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const program = fileURLToPath(new URL("./planted/forgetful-runner.mjs", import.meta.url));
const course = { name: "nothing more", job: "" };

test.skipIf(!maySmallDisk(scratch))(
  "a run that takes an empty file for a success is found on a full disk, and not on one with room (needs root, for a disk of a few KiB)",
  async () => {
    const disk = { inodes: 100, readOnly: false };
    const { tried, broke } = await attackOn(program, [
      { command: "run", course, disk: { ...disk, leftKib: 0 } },
      { command: "run", course, disk: { ...disk, leftKib: 64 } },
    ]).run({ seed: 1, share: "gate", scratch, atOnce: 2 });
    expect(tried).toBe(2);
    expect(broke).toEqual([expect.stringMatching(/^run, 0 KiB .*exit code 6 was lost.*exit codes 0/s)]);
  },
);
