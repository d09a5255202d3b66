import { mkdtempSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import pMap from "p-map";
import type { Attack, Siege, Tally } from "../attack.ts";
import type { Called } from "../faults/call-service.ts";
import { calledService, type ServiceProcess } from "../faults/called-service.ts";
import { endlessAnswers } from "../faults/endless-answers.ts";
import { hostileServer, type Strike } from "../faults/hostile-server.ts";
import { wrongAnswers } from "../faults/wrong-answers.ts";
import { sampleOf } from "../seeded-sample.ts";
import type { RemoteAnswer, RemoteService } from "../services/service.ts";

/** A call may outlive its deadline by as much, and its process grow by as much. */
const mostLateMs = 1_000;
const mostMib = 200;
/** In the gate a sample of the services, since each starts a process and its SDK, and of the faults of each. */
const gateServices = 8;
const gateFaults = 3;
/** Calls are struck from the first request on, and once more after so many good ones. */
const sparedRequests = [0, 2];

export interface ListedService {
  /** Its file, as the process that calls it imports it. */
  readonly file: string;
  readonly service: RemoteService;
}

interface PlannedFault {
  readonly name: string;
  readonly strike: Strike;
  readonly spared: number;
}

/** Every service of `fire/services`. */
async function allServices(): Promise<readonly ListedService[]> {
  const folder = new URL("../services/", import.meta.url);
  const files = readdirSync(folder)
    .sort()
    .map((name) => new URL(name, folder).href);
  const modules = await Promise.all(
    files.map((file) => import(file) as Promise<{ default?: RemoteService | readonly RemoteService[] }>),
  );
  return modules.flatMap((module, index) =>
    [module.default ?? []].flat().map((service) => ({ file: files[index]!, service })),
  );
}

export const attackOn = (
  services: () => Promise<readonly ListedService[]>,
  faults: Readonly<Record<string, Strike>> = { ...endlessAnswers, ...wrongAnswers },
): Attack => ({
  name: "remote-faults",
  does: "Every service on the network answers late, never, without end, compressed, broken, elsewhere or wrongly, to the first request of a call or to a later one; garbage is collected all the while.",
  mustHold: `Each call is over within ${mostLateMs / 1000} s of its deadline, waits for a core aside, and takes less than ${mostMib} MiB, no key is told or sent elsewhere, and the answer is the true one, a part of it, or none.`,
  counts: "faults",
  async run(siege) {
    const all = await services();
    const listed = siege.share === "whole" ? all : sampleOf(all, gateServices, siege.seed);
    // Two at once leave each of them a core: what is measured here is time.
    const tallies = await pMap(listed, (one, index) => strikeAll(one, faults, siege, index), {
      concurrency: Math.min(2, siege.atOnce),
    });
    const worstOf = (name: string): number => Math.max(...tallies.map(({ worst }) => worst?.[name] ?? 0));
    return {
      tried: tallies.reduce((sum, { tried }) => sum + tried, 0),
      broke: tallies.flatMap(({ broke }) => broke),
      worst: { "s after the deadline": worstOf("s after the deadline"), "MiB more": worstOf("MiB more") },
    };
  },
});

async function strikeAll(
  { file, service }: ListedService,
  faults: Readonly<Record<string, Strike>>,
  { scratch, seed, share }: Siege,
  index: number,
): Promise<Tally> {
  const broke: string[] = [];
  const worst = { "s after the deadline": 0, "MiB more": 0 };
  const heard: string[] = [];
  const elsewhere = createServer((request, response) => {
    heard.push(`${request.url} ${JSON.stringify(request.headers)}`);
    response.end("{}");
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  const good = await service.serve();
  const server = await hostileServer(
    good.port,
    `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`,
  );
  const folder = mkdtempSync(join(scratch, "service-"));
  let child = await calledService(file, service, server.port, folder);
  let tried = 0;
  try {
    const calm = await undisturbed(child, service);
    if (!calm.answer?.ok)
      return { tried: 1, broke: [`${service.name}: undisturbed, ${JSON.stringify(calm)}`] };
    let idleMib = calm.mostMib;
    const requests = server.asked();
    const planned = planFaults(service, faults, requests);
    const chosen = share === "whole" ? planned : sampleOf(planned, gateFaults, seed + index);
    for (const { name, strike, spared } of chosen) {
      heard.length = 0;
      server.strike(strike, spared);
      const { answer, threw, tookMs, heldUpMs, mostMib: reachedMib } = await child.call(service.deadlineMs);
      server.strike(undefined, 0);
      tried++;
      const lateS = (tookMs - heldUpMs - service.deadlineMs) / 1000;
      const moreMib = reachedMib - idleMib;
      worst["s after the deadline"] = Math.max(worst["s after the deadline"], lateS);
      worst["MiB more"] = Math.max(worst["MiB more"], moreMib);
      const wrong = [
        ...(threw !== undefined ? [threw] : []),
        ...(answer === null || lateS * 1000 > mostLateMs ? [`it took ${(tookMs / 1000).toFixed(1)} s`] : []),
        ...(moreMib > mostMib ? [`it took ${Math.round(moreMib)} MiB`] : []),
        ...service.secrets.flatMap((secret) =>
          JSON.stringify([answer, heard]).includes(secret) ? [`${secret} was told or sent elsewhere`] : [],
        ),
        ...(answer ? untrue(answer, calm.answer) : []),
      ];
      for (const what of wrong) broke.push(`${service.name}, ${name} after ${spared} good answers: ${what}`);
      if (wrong.length > 0 && (answer === null || threw !== undefined || moreMib > mostMib)) {
        // Its memory and what still hangs in it are no part of the next fault.
        child.end();
        child = await calledService(file, service, server.port, mkdtempSync(join(scratch, "service-")));
        const again = await undisturbed(child, service);
        idleMib = again.mostMib;
      }
    }
  } finally {
    child.end();
    server.close();
    elsewhere.close();
    elsewhere.closeAllConnections();
    await good.close();
  }
  return { tried, broke, worst };
}

/** The first call loads what the later ones have; on a busy machine it needs patience, or another try. */
async function undisturbed(child: ServiceProcess, { deadlineMs }: RemoteService): Promise<Called> {
  let calm = await child.call(deadlineMs * 10);
  for (let more = 4; more > 0 && !calm.answer?.ok; more--) calm = await child.call(deadlineMs * 10);
  return calm;
}

function planFaults(
  { spoils = {} }: RemoteService,
  faults: Readonly<Record<string, Strike>>,
  requests: number,
): PlannedFault[] {
  const own = Object.entries(spoils).map(([name, spoil]): [string, Strike] => [
    name,
    ({ response, good, count }) => {
      response.writeHead(good.status, { "content-type": good.type }).end(spoil(good.body.toString(), count));
    },
  ]);
  const all = [...Object.entries(faults), ...own];
  return sparedRequests
    .filter((spared) => spared < requests)
    .flatMap((spared) => all.map(([name, strike]) => ({ name, strike, spared })));
}

/** What stands in an answer and not in the undisturbed one. */
function untrue({ ok, figures }: RemoteAnswer, calm: RemoteAnswer): string[] {
  if (!ok) return [];
  const known = new Set(calm.figures);
  const invented = figures.filter((figure) => !known.has(figure));
  return invented.length > 0 ? [`it answered ${JSON.stringify(invented.slice(0, 3))}`] : [];
}

export default attackOn(allServices);
