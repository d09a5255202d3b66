import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Target } from "./target.ts";

const hidden = `report\n${String.fromCharCode(27)}[2J${String.fromCodePoint(0x202e)}nosj`;

const targets: readonly Target[] = [
  {
    name: "nothing",
    plant: (arena) => ({ path: join(arena, "new"), result: join(arena, "new") }),
  },
  {
    name: "no folder",
    plant: (arena) => ({
      path: join(arena, "a/b/new"),
      result: join(arena, "a/b/new"),
      folders: [join(arena, "a"), join(arena, "a/b")],
    }),
  },
  {
    name: "a file",
    plant(arena) {
      const path = join(arena, "file");
      writeFileSync(path, "what,was\n1,2\n", { mode: 0o640 });
      return { path, result: path };
    },
  },
  {
    name: "a name with a line feed, an escape and a reversal",
    plant: (arena) => ({ path: join(arena, hidden), result: join(arena, hidden) }),
  },
  {
    name: "a folder",
    plant(arena) {
      mkdirSync(join(arena, "folder"));
      writeFileSync(join(arena, "folder/inside"), "precious");
      return { path: join(arena, "folder") };
    },
  },
  {
    name: "a file where a folder should be",
    plant(arena) {
      writeFileSync(join(arena, "file"), "precious");
      return { path: join(arena, "file/new") };
    },
  },
  {
    name: "a socket",
    async plant(arena) {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(join(arena, "socket"), resolve));
      return { path: join(arena, "socket"), close: () => void server.close() };
    },
  },
  {
    name: "a folder without the right to write",
    needs: ["root"],
    user: 65_534,
    plant(arena) {
      chmodSync(arena, 0o755);
      return { path: join(arena, "new") };
    },
  },
  {
    name: "a file without any right",
    needs: ["root"],
    user: 65_534,
    plant(arena) {
      chmodSync(arena, 0o777);
      writeFileSync(join(arena, "file"), "precious", { mode: 0o600 });
      return { path: join(arena, "file") };
    },
  },
];
export default targets;
