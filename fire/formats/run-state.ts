import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadRunState, RUN_STATE_VERSION, type RunState } from "../../apps/cli/src/run/run-state.ts";
import type { Format } from "./format.ts";
import { ascends, unsound } from "./sound-values.ts";

const atMs = Date.UTC(2026, 10, 24);
const state = {
  version: RUN_STATE_VERSION,
  id: "20261124-000000-ab12",
  createdMs: atMs,
  command: ["sh", "-c", "exit 0"],
  cwd: "/tmp",
  slots: [
    { startMs: atMs + 1_000, endMs: atMs + 2_000 },
    { startMs: atMs + 5_000, endMs: atMs + 9_000 },
  ],
  pauseCommand: "pause",
  resumeCommand: "resume",
  paused: "no",
} satisfies RunState;

const runState: Format<RunState> = {
  name: "run-state",
  built: "json",
  samples: () => [JSON.stringify(state)],
  read(text, folder) {
    writeFileSync(join(folder, "run.json"), text);
    return loadRunState(folder);
  },
  fault(read) {
    if (read.command.length === 0) return "no program";
    if (!ascends(read.slots.flatMap(({ startMs, endMs }) => [startMs, endMs - 0.5])))
      return "slots do not ascend";
    return unsound(read);
  },
};
export default runState;
