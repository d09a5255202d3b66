/**
 * Preloaded into a process (`NODE_OPTIONS=--import …`), this counts its file operations below a folder and makes the Nth one fail.
 * Settings are JSON in FIRE_FILE_OPERATIONS:
 *
 *     { "below": folder, "log": file, "at": N, "fault": "kill" | "torn" | "ENOSPC" | "EIO" | "short" | "none" }
 *
 *     none     every operation is noted in the log, a line each, and nothing fails
 *     kill     the process is killed just before it
 *     torn     half of what it writes is written, then the process is killed
 *     ENOSPC   it fails; so does every later one that needs room: a full disk stays full
 *     EIO      it alone fails, whether it reads or writes
 *     short    half of what it writes is written, then the disk is full, and stays so
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const { below, log, at, fault } = JSON.parse(process.env.FIRE_FILE_OPERATIONS);
// What this process starts is not attacked.
delete process.env.FIRE_FILE_OPERATIONS;
delete process.env.NODE_OPTIONS;

const real = { ...fs, promises: { ...fs.promises } };
const paths = new Map();
let count = 0;
let full = false;

const pathOf = (target) => {
  if (typeof target === "number") return paths.get(target);
  if (target instanceof URL) return fileURLToPath(target);
  if (Buffer.isBuffer(target)) return target.toString();
  return typeof target === "string" ? resolve(target) : undefined;
};
const isBelow = (path) => path !== undefined && (path === below || path.startsWith(below + sep));

const failure = (code, name, path) =>
  Object.assign(
    new Error(`${code}: ${code === "EIO" ? "i/o error" : "no space left on device"}, ${name} '${path}'`),
    {
      code,
      errno: code === "EIO" ? -5 : -28,
      syscall: name,
      path,
    },
  );

/** Needs room on the disk, where it writes or makes something. */
const needsRoom = (name, args) =>
  /^(write|append|mkdir|link|symlink|copy|rename)/.test(name) || (/^open/.test(name) && makesFile(args[1]));
const makesFile = (flags) =>
  typeof flags === "string" ? /[wa]/.test(flags) : ((flags ?? 0) & fs.constants.O_CREAT) !== 0;

const die = () => {
  process.kill(process.pid, "SIGKILL");
  // The signal is on its way.
  for (;;);
};

/**
 * Counts an operation and does to it what is to be done; `half` writes half of what it would write. Throws where it fails; gives what it
 * answers in place of the operation, or undefined where that is to go on.
 */
function operation(name, args, path, half) {
  if (!isBelow(path)) return undefined;
  if (full && needsRoom(name, args)) throw failure("ENOSPC", name, path);
  const number = ++count;
  if (fault === "none")
    real.appendFileSync(log, `${name} ${path.slice(below.length + 1)}${half ? " (writes)" : ""}\n`);
  if (number !== at) return undefined;
  if (fault === "kill") die();
  if (fault === "torn") {
    half?.();
    die();
  }
  if (fault === "EIO") throw failure("EIO", name, path);
  if (fault === "ENOSPC" || fault === "short") full = true;
  if (fault === "ENOSPC" && needsRoom(name, args)) throw failure("ENOSPC", name, path);
  if (fault === "short" && half) {
    const written = half();
    // A write may be short without a word; what writes a whole text goes on, and meets the full disk.
    if (/^write(Sync)?$/.test(name)) return { answer: written };
    throw failure("ENOSPC", name, path);
  }
  return undefined;
}

const bytesOf = (data, encoding) =>
  typeof data === "string" ? Buffer.from(data, encoding) : Buffer.from(data);
const firstHalf = (data) => bytesOf(data).subarray(0, Math.floor(bytesOf(data).length / 2));

/** Writes half of a text as `writeFile` and `appendFile` would have. */
const halfOfFile = (name, [target, data, options]) => {
  const flag = (typeof options === "object" && options?.flag) || (name.startsWith("append") ? "a" : "w");
  return () => real.writeFileSync(target, firstHalf(data), { flag });
};

const names =
  "access appendFile chmod copyFile lstat link mkdir open opendir readFile readdir readlink realpath rename rm rmdir stat symlink truncate unlink utimes writeFile".split(
    " ",
  );
for (const name of names) {
  const halfFor = /^(write|append)File/.test(name) ? halfOfFile : () => undefined;
  const promised = real.promises[name];
  if (promised) {
    fs.promises[name] = async (...args) => {
      const target = args[0]?.fd ?? args[0];
      operation(name, args, pathOf(target), halfFor(name, [target, ...args.slice(1)]));
      const answer = await promised(...args);
      if (name === "open") paths.set(answer.fd, pathOf(args[0]));
      return answer;
    };
  }
  const synchronous = real[`${name}Sync`];
  if (synchronous) {
    fs[`${name}Sync`] = (...args) => {
      operation(`${name}Sync`, args, pathOf(args[0]), halfFor(name, args));
      const answer = synchronous(...args);
      if (name === "open") paths.set(answer, pathOf(args[0]));
      return answer;
    };
  }
}
for (const name of ["writeSync", "fsyncSync", "fdatasyncSync", "ftruncateSync", "fchmodSync"]) {
  const synchronous = real[name];
  fs[name] = (...args) => {
    const half = name === "writeSync" ? () => real.writeSync(args[0], firstHalf(args[1])) : undefined;
    const instead = operation(name, args, pathOf(args[0]), half);
    return instead ? instead.answer : synchronous(...args);
  };
}

// Every opened file has this prototype.
const handle = await real.promises.open(process.execPath);
const prototype = Object.getPrototypeOf(handle);
for (const name of [
  "appendFile",
  "chmod",
  "datasync",
  "read",
  "stat",
  "sync",
  "truncate",
  "write",
  "writeFile",
  "writev",
]) {
  const own = prototype[name];
  prototype[name] = async function (...args) {
    const { fd } = this;
    const half = /^(write|append)/.test(name) ? () => real.writeSync(fd, firstHalf(args[0])) : undefined;
    const instead = operation(name, args, paths.get(fd), half);
    return instead ? { bytesWritten: instead.answer, buffer: args[0] } : own.apply(this, args);
  };
}
await handle.close();
syncBuiltinESMExports();
