import type { DoctorCheck } from "./doctor-check.ts";

/** All checks, in the order in which they are printed. Each is loaded on its own, so that one that breaks hides no other. */
export const checkList: readonly { readonly subject: string; load(): Promise<DoctorCheck> }[] = [
  { subject: "Node", load: async () => (await import("./node-version.ts")).nodeVersion },
  { subject: "providers", load: async () => (await import("./provider-check.ts")).providerCheck },
  { subject: "plugins", load: async () => (await import("./plugin-check.ts")).pluginCheck },
  { subject: "data", load: async () => (await import("./data-check.ts")).dataCheck },
  {
    subject: "configuration",
    load: async () => (await import("./configuration-check.ts")).configurationCheck,
  },
  { subject: "trust", load: async () => (await import("./trust-check.ts")).trustCheck },
  { subject: "credentials", load: async () => (await import("./credential-check.ts")).credentialCheck },
  { subject: "sensors", load: async () => (await import("./sensor-check.ts")).sensorCheck },
  { subject: "terminal", load: async () => (await import("./terminal-check.ts")).terminalCheck },
];
