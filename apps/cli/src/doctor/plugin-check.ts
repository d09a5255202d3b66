import type { Session } from "../configuration/session.ts";
import type { DoctorFinding } from "./doctor-check.ts";
import { providerFinding } from "./provider-check.ts";

/** Providers that the project adds: each that loads, and each that does not with the reason. */
export async function pluginCheck(session: Session): Promise<readonly DoctorFinding[]> {
  const { loaded, faults } = await session.plugins();
  if (loaded.length === 0 && faults.length === 0)
    return [{ status: "ok", subject: "plugins", found: "the project adds no provider" }];
  return [
    ...loaded.map(({ provider }) => providerFinding(provider, session.now())),
    ...faults.map(
      ({ name, message, foundIn }): DoctorFinding => ({
        status: "fail",
        subject: `plugin ${name}`,
        found: `named in the ${foundIn}: ${message}`,
        next: `\`green-place providers test ${name}\` says more.`,
      }),
    ),
  ];
}
