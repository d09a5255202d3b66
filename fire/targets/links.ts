import { chmodSync, lchownSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Target } from "./target.ts";

/** A user who is neither root nor who runs the command. */
const somebody = 65_534;

const link = (arena: string, to: string): string => {
  symlinkSync(to, join(arena, "link"));
  return join(arena, "link");
};

/** A folder like /tmp, with something of somebody else in it. */
function shared(arena: string): string {
  const folder = join(arena, "shared");
  mkdirSync(folder);
  chmodSync(folder, 0o1777);
  writeFileSync(join(arena, "precious"), "precious");
  return folder;
}

const targets: readonly Target[] = [
  {
    name: "a link to a file",
    plant(arena) {
      writeFileSync(join(arena, "file"), "what,was\n", { mode: 0o600 });
      return { path: link(arena, "file"), result: join(arena, "file") };
    },
  },
  {
    name: "a link to nothing yet",
    plant: (arena) => ({ path: link(arena, "later"), result: join(arena, "later") }),
  },
  {
    name: "a link to a folder",
    plant(arena) {
      mkdirSync(join(arena, "folder"));
      return { path: link(arena, "folder") };
    },
  },
  { name: "a link to itself", plant: (arena) => ({ path: link(arena, "link") }) },
  {
    name: "a link on the way",
    plant(arena) {
      mkdirSync(join(arena, "folder"));
      return { path: join(link(arena, "folder"), "new"), result: join(arena, "folder/new") };
    },
  },
  {
    name: "another user's link to a file",
    needs: ["root"],
    plant(arena) {
      writeFileSync(join(arena, "precious"), "precious");
      const path = link(arena, "precious");
      lchownSync(path, somebody, somebody);
      return { path };
    },
  },
  {
    name: "another user's link, in a folder that everybody may write to",
    needs: ["root"],
    plant(arena) {
      const folder = shared(arena);
      const path = link(folder, join(arena, "precious"));
      lchownSync(path, somebody, somebody);
      return { path };
    },
  },
  {
    name: "another user's link on the way, in a folder that everybody may write to",
    needs: ["root"],
    plant(arena) {
      const path = link(shared(arena), arena);
      lchownSync(path, somebody, somebody);
      return { path: join(path, "precious") };
    },
  },
  {
    name: "another user's file, in a folder that everybody may write to",
    needs: ["root"],
    plant(arena) {
      const path = join(shared(arena), "file");
      writeFileSync(path, "theirs", { mode: 0o666 });
      lchownSync(path, somebody, somebody);
      return { path };
    },
  },
];
export default targets;
