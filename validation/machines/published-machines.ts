import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { HardwareCatalogueV1 } from "@green-place/contract";
import { numberIn, type Row, readCsv, textIn } from "@green-place/tools/csv";
import { normaliseCpuName } from "../../packages/hardware-data/src/cpu-name.ts";

interface Cpu {
  readonly platform: string;
  /** Hardware threads of one socket; undefined when only the platform is known. */
  readonly threads: number | undefined;
}

const folder = fileURLToPath(new URL("./", import.meta.url));
export const machineTable = (name: string): Row[] => readCsv(join(folder, name));

/**
 * The digit that ends an EPYC's number is its generation, and its full name says the cores, two threads each: `EPYC 7H12 64-Core`. Edge parts
 * (4004, 8004) and those with dense cores (97x4, 99x5) are no platform of ours.
 */
const epycWithCores = /\bepyc (?:7\w\w|9[0-6]\w)([1-5])[fpx]? (\d+)-core\b/i;

/** What publications call chips, CPUs and servers, in the terms of our catalogue. Names are exact; a name that is not known stays unknown. */
export class PublishedMachines {
  private readonly accelerators: ReadonlyMap<string, string>;
  private readonly cpus = new Map(
    machineTable("cpus.csv").map((row) => [normaliseCpuName(textIn(row, "name")), cpuIn(row)] as const),
  );
  private readonly memory = machineTable("host-memory.csv");

  constructor(hardware: HardwareCatalogueV1) {
    const published = machineTable("accelerator-names.csv").map(
      (row) => [slug(textIn(row, "name")), textIn(row, "accelerator")] as const,
    );
    const ours = hardware
      .accelerators()
      .flatMap(({ id, aliases }) => [id, ...aliases].map((name) => [name, id] as const));
    this.accelerators = new Map([...ours, ...published]);
  }

  /** Id in our catalogue. */
  accelerator(name: string): string | undefined {
    return this.accelerators.get(slug(name));
  }

  cpu(name: string): Cpu | undefined {
    const stated = epycWithCores.exec(name);
    if (stated) return { platform: `epyc-${stated[1]}`, threads: Number(stated[2]) * 2 };
    return this.cpus.get(normaliseCpuName(name));
  }

  /** Memory in GiB: of the server that `system` names, else the usual one of a host for as many chips of that form. */
  hostMemoryGib(system: string, accelerator: string, count: number): number {
    const form = accelerator.includes("-sxm") ? "sxm" : "other";
    const row = this.memory.find(
      ({ server, form: forms, accelerators_from: from }) =>
        (server ? system.includes(server) : forms === form) && count >= Number(from),
    );
    if (!row) throw new Error(`host-memory.csv has no usual memory for ${count} x ${accelerator}`);
    return numberIn(row, "memory_gib")!;
  }
}

function cpuIn(row: Row): Cpu {
  const [cores, each] = [numberIn(row, "cores"), numberIn(row, "threads_per_core")];
  return { platform: textIn(row, "platform"), threads: cores && each ? cores * each : undefined };
}

const slug = (name: string): string => name.trim().toLowerCase().replaceAll(" ", "-");
