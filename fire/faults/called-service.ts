import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { RemoteService } from "../services/service.ts";
import type { Called } from "./call-service.ts";

const program = fileURLToPath(new URL("./call-service.ts", import.meta.url));

export interface ServiceProcess {
  /** For so many ms at most, where the service can be told. */
  call(deadlineMs: number): Promise<Called>;
  end(): void;
}

/** A service called in a process of its own, so that its memory and its time are its own too. It dies with a message that says so. */
export async function calledService(
  file: string,
  { name }: RemoteService,
  port: number,
  folder: string,
): Promise<ServiceProcess> {
  const child = fork(program, [file, name, String(port), folder], {
    execArgv: ["--expose-gc", "--conditions=@green-place/source", "--import", "tsx", "--no-warnings"],
    // No key and no setting of whoever runs this.
    env: { PATH: process.env["PATH"] ?? "", HOME: folder },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const gone = once(child, "exit").then(([code, signal]) => `the process ended with ${code ?? signal}`);
  const answer = (): Promise<unknown> =>
    Promise.race([once(child, "message").then(([message]) => message as unknown), gone]);
  const ready = await answer();
  if (ready !== "ready") throw new Error(`${name}: ${String(ready)}`);
  return {
    async call(deadlineMs) {
      child.send(deadlineMs);
      // One that is busy for ever answers no timer of its own.
      const late = setTimeout(() => child.kill("SIGKILL"), deadlineMs + 60_000);
      const came = await answer().finally(() => clearTimeout(late));
      if (typeof came === "string")
        return { answer: null, threw: came, tookMs: Number.POSITIVE_INFINITY, heldUpMs: 0, mostMib: 0 };
      if ("unhandled" in (came as object))
        return { answer: null, threw: JSON.stringify(came), tookMs: 0, heldUpMs: 0, mostMib: 0 };
      return came as Called;
    },
    end: () => void child.kill("SIGKILL"),
  };
}
