import manifest from "../../package.json" with { type: "json" };
import type { DoctorFinding } from "./doctor-check.ts";

/** Whether Node is as new as the package asks for. */
export function nodeVersion(): readonly DoctorFinding[] {
  const has = process.versions.node;
  const needed = manifest.engines.node.replace(/^>=/, "");
  if (isAtLeast(has, needed)) return [{ status: "ok", subject: "Node", found: `${has} (needs ${needed})` }];
  return [{ status: "fail", subject: "Node", found: has, next: `Install Node ${needed} or newer.` }];
}

/** Compares `20.19` with `20.20.2` part by part. */
export function isAtLeast(has: string, needed: string): boolean {
  const hasParts = has.split(".").map(Number);
  for (const [index, part] of needed.split(".").map(Number).entries()) {
    const own = hasParts[index] ?? 0;
    if (own !== part) return own > part;
  }
  return true;
}
