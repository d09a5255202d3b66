import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ConformanceCheck } from "./conformance-check.ts";
import { type UnpackedPackage, unpackIntoEmptyFolder } from "./sandbox/empty-folder.ts";
import { type ProbeResult, runProbe } from "./sandbox/run-probe.ts";

/** What was found out about a package from outside: packed, unpacked elsewhere, and run in the sandbox on two days. */
export interface PackageEvidence {
  readonly manifest: UnpackedPackage["manifest"];
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly missing: readonly string[];
  /** Text of the data file that `greenPlace.data` names; undefined where the provider is code. */
  readonly data: string | undefined;
  /** The run of today, and the run with another clock, time zone, locale and random numbers. None for a provider without code. */
  readonly runs: readonly [ProbeResult, ProbeResult] | undefined;
}

/** A check of a published package. */
export type PackageCheck = ConformanceCheck<PackageEvidence>;

/** Packs and probes the package in a folder. Its code runs in child processes only. */
export async function gatherEvidence(packageFolder: string): Promise<PackageEvidence> {
  const unpacked = await unpackIntoEmptyFolder(packageFolder);
  try {
    return await evidenceOf(unpacked);
  } finally {
    await unpacked.remove();
  }
}

/** Probes a package that has been unpacked already. */
export async function evidenceOf(unpacked: UnpackedPackage): Promise<PackageEvidence> {
  const { folder, home, manifest, packedBytes, readable, missing } = unpacked;
  const files = await readdir(home, { recursive: true });
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(home, file))).size));
  const dataPath = manifest.greenPlace?.data;
  const data =
    typeof dataPath === "string" ? await readFile(join(home, dataPath), "utf8").catch(() => "") : undefined;
  const probe = (dayShift: number): Promise<ProbeResult> => runProbe({ folder, readable, dayShift });
  return {
    manifest,
    packedBytes,
    unpackedBytes: sizes.reduce((sum, size) => sum + size, 0),
    missing,
    data,
    runs: data === undefined ? await Promise.all([probe(0), probe(400)]) : undefined,
  };
}
