import type { Helper } from "../helpers/helper.ts";

/** Ways in which a helper program goes wrong: its name, and the `sh` script that does it. */
export const helperFaults: readonly {
  readonly name: string;
  readonly script: (helper: Helper) => string;
}[] = [
  { name: "hangs at once", script: () => "exec sleep 300" },
  { name: "ignores every signal it may", script: () => "trap '' TERM INT HUP; while :; do sleep 0.1; done" },
  { name: "leaves a child that holds its output", script: () => "sleep 300 &\nexit 0" },
  {
    name: "leaves a child of another group that holds its output",
    script: () => "setsid sleep 300 &\necho $! >> escaped\nexit 0",
  },
  {
    name: "hangs after a reading",
    script: ({ before, reading }) => `${before}\n${reading("100")}\nexec sleep 300`,
  },
  {
    name: "stops within a line",
    script: ({ before, reading }) => `${before}\n${reading("100")} | head -c 20\nexec sleep 300`,
  },
  {
    name: "prints 512 MiB without a line feed",
    script: ({ before }) => `${before}\nhead -c 536870912 /dev/zero | tr '\\0' x\nexec sleep 300`,
  },
  { name: "prints 512 MiB of lines", script: () => "yes | head -c 536870912" },
  {
    name: "prints 512 MiB of readings",
    script: ({ before, reading }) => `${before}\nline=$(${reading("100")})\nyes "$line" | head -c 536870912`,
  },
  {
    name: "prints what is no number, or none that can be",
    script: ({ before, reading }) =>
      `${before}\n${["NaN", "-5", "1e400", "9".repeat(400), "-Infinity", "", "0x10", "12abc", "100"].map(reading).join("\n")}\nsleep 0.2\n${["-1", "99999999999", "NaN", "100"].map(reading).join("\n")}\nexec sleep 300`,
  },
  { name: "ends at once", script: () => "exit 1" },
  { name: "is killed by a fault of memory", script: () => "kill -SEGV $$" },
  {
    name: "prints after three seconds",
    script: ({ before, reading }) => `sleep 3\n${before}\n${reading("100")}`,
  },
  { name: "prints noise", script: ({ before }) => `${before}\nhead -c 300000 /dev/urandom\nexec sleep 300` },
  {
    name: "prints escapes and marks",
    script: ({ before, reading }) =>
      `printf 'GPU 0: \\033]0;owned\\007\\342\\200\\256 (UUID: GPU-aaaa)\\n'\n${before}\n${reading("\\033[2J\\302\\233")}\nprintf 'GPU-aaaa, 0, \\033[31mname\\342\\200\\256, 100, 50\\n'\nexec sleep 300`,
  },
];
