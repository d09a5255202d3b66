import { familyOf } from "./machine-type.ts";

/**
 * CPU platforms by machine series, as Google documents them (source `google-cpu-platforms`).
 * TPU hosts are not documented. T2D, H3 and H4D run without simultaneous multithreading: their vCPU is a whole core.
 */
const BY_FAMILY: Readonly<Record<string, readonly string[]>> = {
  f1: ["sandy-bridge", "ivy-bridge", "haswell", "broadwell", "skylake"],
  g1: ["sandy-bridge", "ivy-bridge", "haswell", "broadwell", "skylake"],
  n1: ["sandy-bridge", "ivy-bridge", "haswell", "broadwell", "skylake"],
  e2: ["haswell", "broadwell", "skylake", "epyc-2", "epyc-3"],
  n2: ["cascade-lake", "ice-lake"],
  n2d: ["epyc-2", "epyc-3"],
  n4: ["emerald-rapids"],
  n4d: ["epyc-5"],
  n4a: ["axion"],
  t2d: ["epyc-3-core"],
  t2a: ["ampere-altra"],
  c2: ["cascade-lake"],
  c2d: ["epyc-3"],
  c3: ["sapphire-rapids"],
  c3d: ["epyc-4"],
  c4: ["emerald-rapids", "granite-rapids"],
  c4a: ["axion"],
  c4d: ["epyc-5"],
  h3: ["sapphire-rapids-core"],
  h4d: ["epyc-5-core"],
  m2: ["cascade-lake"],
  m3: ["ice-lake"],
  m4: ["emerald-rapids"],
  x4: ["sapphire-rapids"],
  z3: ["sapphire-rapids"],
  a2: ["cascade-lake"],
  a3: ["sapphire-rapids"],
  a4: ["emerald-rapids"],
  a4x: ["grace"],
  g2: ["cascade-lake"],
  g4: ["epyc-5"],
};

/** Where a type runs on other platforms than the rest of its series. The first match holds. */
const EXCEPTIONS: readonly (readonly [RegExp, readonly string[]])[] = [
  // N2 beyond 80 vCPUs is Ice Lake only; C4 beyond 192 needs the larger Granite Rapids sockets.
  [/^n2-\w+-(96|128)$/, ["ice-lake"]],
  [/^c4-\w+-288/, ["granite-rapids"]],
  [/^a3-ultragpu-/, ["emerald-rapids"]],
  [/^(m1|n1)-megamem-/, ["skylake"]],
  [/^(m1|n1)-ultramem-/, ["broadwell"]],
];

/** Ids of the CPU platforms a type may run on; empty if Google does not say. */
export function cpuPlatformsOf(id: string): readonly string[] {
  return EXCEPTIONS.find(([pattern]) => pattern.test(id))?.[1] ?? BY_FAMILY[familyOf(id)] ?? [];
}
