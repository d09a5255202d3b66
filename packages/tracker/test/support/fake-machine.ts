import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "green-place-tracker-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A tree that stands for `/`, with files that a test moves on. */
export interface FakeMachine {
  readonly sysroot: string;
  write(path: string, text: string | number): void;
  /** CPU time in ticks: busy and idle, of all threads. */
  cpuTicks(busy: number, idle: number): void;
  remove(path: string): void;
}

export function fakeMachine(
  options: { readonly threads?: number; readonly memoryGib?: number; readonly model?: string } = {},
): FakeMachine {
  const sysroot = temporaryFolder();
  const write = (path: string, text: string | number): void => {
    mkdirSync(dirname(join(sysroot, path)), { recursive: true });
    writeFileSync(join(sysroot, path), `${text}\n`);
  };
  const threads = options.threads ?? 4;
  const model = options.model ?? "Testium 9000";
  write(
    "proc/cpuinfo",
    Array.from(
      { length: threads },
      (_, n) => `processor\t: ${n}\nmodel name\t: ${model}\nphysical id\t: 0\nflags\t\t: fpu sse\n`,
    ).join("\n"),
  );
  write("proc/meminfo", `MemTotal:       ${(options.memoryGib ?? 16) * 2 ** 20} kB`);
  const cpuTicks = (busy: number, idle: number): void =>
    write("proc/stat", `cpu  ${busy} 0 0 ${idle} 0 0 0 0 0 0\nintr 1`);
  cpuTicks(0, 0);
  return {
    sysroot,
    write,
    cpuTicks,
    remove: (path) => rmSync(join(sysroot, path), { recursive: true, force: true }),
  };
}

/** A RAPL zone of a fake machine, in joules. */
export function raplZone(
  machine: FakeMachine,
  directory: string,
  name: string,
  maxJoules: number | null = 262_143.32885,
) {
  const folder = `sys/class/powercap/${directory}`;
  machine.write(`${folder}/name`, name);
  machine.write(`${folder}/max_energy_range_uj`, maxJoules === null ? 0 : Math.round(maxJoules * 1e6));
  const set = (joules: number): void => machine.write(`${folder}/energy_uj`, Math.round(joules * 1e6));
  set(0);
  return { set, fail: () => machine.write(`${folder}/energy_uj`, "") };
}

/** A clock that a test moves; the tracker's context has it for both of its clocks. */
export function fakeClock(startIso = "2026-03-01T12:00:00.000Z") {
  let ms = 0;
  const start = Date.parse(startIso);
  return {
    advance: (seconds: number): void => {
      ms += seconds * 1000;
    },
    nowMs: () => ms,
    now: () => new Date(start + ms),
  };
}
