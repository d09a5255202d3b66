/**
 * Runs before a provider's code in a child process: every way to the network, to other processes and to files outside the
 * package throws, and leaves a note even if the provider swallows the exception. Node's permission model stands behind it.
 */
import childProcess from "node:child_process";
import dgram from "node:dgram";
import dns from "node:dns";
import fs from "node:fs";
import http from "node:http";
import http2 from "node:http2";
import https from "node:https";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import { join, resolve, sep } from "node:path";
import tls from "node:tls";
import { fileURLToPath } from "node:url";
import workerThreads from "node:worker_threads";

const { readable, dayShift } = JSON.parse(process.env.GREEN_PLACE_SANDBOX);
delete process.env.GREEN_PLACE_SANDBOX;

/** `{ kind: "network" | "file" | "process", what }`, in the order in which they were tried. */
export const attempts = [];

const refused = (kind, what) => {
  if (attempts.length < 100) attempts.push({ kind, what });
  return Object.assign(new Error(`A provider must not use ${what}.`), { code: "ERR_ACCESS_DENIED" });
};
const forbid = (owner, name, kind, label = name) => {
  if (typeof owner?.[name] !== "function") return;
  owner[name] = function forbidden() {
    throw refused(kind, label);
  };
};

forbid(net.Socket.prototype, "connect", "network", "net.connect");
forbid(net.Server.prototype, "listen", "network", "net.listen");
for (const [module, label] of [
  [http, "http"],
  [https, "https"],
]) {
  forbid(module, "request", "network", `${label}.request`);
  forbid(module, "get", "network", `${label}.get`);
}
forbid(http2, "connect", "network", "http2.connect");
forbid(tls, "connect", "network", "tls.connect");
forbid(dgram, "createSocket", "network", "dgram.createSocket");
for (const owner of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
  for (const name of Object.getOwnPropertyNames(owner)) {
    if (/^(lookup|resolve|reverse)/.test(name)) forbid(owner, name, "network", `dns.${name}`);
  }
}
for (const name of ["fetch", "WebSocket", "EventSource"]) forbid(globalThis, name, "network");
for (const name of ["exec", "execFile", "execFileSync", "execSync", "fork", "spawn", "spawnSync"]) {
  forbid(childProcess, name, "process", `child_process.${name}`);
}
forbid(workerThreads, "Worker", "process", "worker_threads.Worker");
forbid(process, "binding", "process", "process.binding");
forbid(process, "dlopen", "process", "process.dlopen");

const writes =
  /^(write|writev|append|mkdir|mkdtemp|rm|rmdir|unlink|rename|copy|cp|link|symlink|chmod|lchmod|chown|lchown|utimes|lutimes|truncate|createWrite|openAsBlob)/;
const reads = /^(read|open|opendir|stat|lstat|statfs|access|exists|realpath|readlink|createRead|watch|glob)/;
const onDescriptors =
  /^(read|write|readv|writev|fstat|fchmod|close|readSync|writeSync|readvSync|writevSync)$/;

for (const [owner, label] of [
  [fs, "fs"],
  [fs.promises, "fs.promises"],
]) {
  for (const name of Object.keys(owner)) {
    const original = owner[name];
    const isWrite = writes.test(name);
    if (typeof original !== "function" || onDescriptors.test(name) || !(isWrite || reads.test(name)))
      continue;
    const guarded = function guarded(...args) {
      const path = pathOf(args[0]);
      const opensToWrite = /^open/.test(name) && /[wa+]/.test(String(args[1] ?? "r"));
      if (path !== undefined && (isWrite || opensToWrite))
        throw refused("file", `${label}.${name} to write ${path}`);
      if (path !== undefined && !mayRead(path)) throw refused("file", `${label}.${name} of ${path}`);
      return original.apply(this, args);
    };
    // realpath has a variant of its own that module loaders call.
    if (original.native) guarded.native = original.native;
    owner[name] = guarded;
  }
}
syncBuiltinESMExports();

function pathOf(value) {
  if (typeof value === "string" || Buffer.isBuffer(value)) return resolve(String(value));
  return value instanceof URL && value.protocol === "file:" ? fileURLToPath(value) : undefined;
}

function mayRead(path) {
  return readable.some((folder) => path === folder || path.startsWith(join(folder, sep)));
}

if (dayShift !== 0) {
  // Another day and other random numbers: what a provider answers must not depend on either.
  const RealDate = Date;
  const shifted = () => RealDate.now() + dayShift * 86_400_000;
  globalThis.Date = class ShiftedDate extends RealDate {
    constructor(...args) {
      super(...(args.length === 0 ? [shifted()] : args));
    }
    static now() {
      return shifted();
    }
  };
  Math.random = () => 0.123456789;
}
